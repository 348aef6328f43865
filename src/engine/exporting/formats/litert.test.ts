import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import type { ExportFormat, ExportSource } from '../format';
import { networkOf } from '../graph/network.fixture';
import { runLite } from '../litert/liteRt.fixture';
import { litert } from './litert';
import { litertFloat16 } from './litertFloat16';

const SIZE = 64;
let source: ExportSource;

beforeAll(async () => {
  await tf.setBackend('cpu');
  source = (await cnnSource()).source;
});

type Drawn = Awaited<ReturnType<typeof networkOf>>;

/** What LiteRT gives of a network's images with the file that the format writes. */
async function scoresOf(format: ExportFormat, drawn: Drawn): Promise<number[]> {
  const [file] = await filesOf(format, { ...source, network: async () => drawn.network });
  const separate = tf.unstack(drawn.images).map((image) => image.dataSync<'float32'>());
  return await runLite(file!.bytes, separate, SIZE);
}

function expectSame(values: ArrayLike<number>, expected: ArrayLike<number>, bound: number): void {
  expect(values).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(values[i]! - expected[i]!)).toBeLessThan(bound);
  }
}

describe.each(['cnn', 'mobilenetv2', 'compact-cnn'] as const)('a LiteRT file of %s', (kind) => {
  it.each([2, 3])('gives the scores of the network in LiteRT, %s classes', async (count) => {
    const drawn = await networkOf(kind, count);
    expectSame(await scoresOf(litert, drawn), drawn.scores, 1e-4);
  });

  it('of float16 weights gives what the studio measures before the download', async () => {
    const drawn = await networkOf(kind, 2);
    const forward = await litertFloat16.approximate!(drawn.network);
    const measured = forward.run(drawn.images).dataSync();
    const scores = await scoresOf(litertFloat16, drawn);
    expectSame(scores, measured, 1e-5);
    expectSame(scores, drawn.scores, 0.05);
    expect(Math.abs(measured[0]! - drawn.scores[0]!)).toBeGreaterThan(1e-7);
  });
});
