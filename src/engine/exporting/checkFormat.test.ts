import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mostProbable } from '../../domain/task';
import { predictScores } from '../evaluation/predictions';
import { plainForward } from '../models/plainForward';
import { checkFormat } from './checkFormat';
import { cnnSource } from './exportedModel.fixture';
import type { ExportFormat, ExportSource } from './format';
import { tfjs } from './formats/tfjs';
import { tfjsFloat16 } from './formats/tfjsFloat16';
import { loadModel } from './loadModel';

const SIZE = 64;
const COUNT = 20;
let source: ExportSource;

const pixelsOf = (hash: string): Uint8Array =>
  Uint8Array.from(
    tf.randomUniform([SIZE * SIZE * 3], 0, 256, 'int32', Number(hash) + 1).dataSync(),
  );

beforeAll(async () => {
  await tf.setBackend('cpu');
  const plain = (await cnnSource()).source;
  const model = await loadModel(await plain.network());
  const predictions = [];
  for (let i = 0; i < COUNT; i++) {
    const image = tf.tensor4d(Float32Array.from(pixelsOf(`${i}`)), [1, SIZE, SIZE, 3]);
    const [scores] = await predictScores(model, image, 2);
    predictions.push({
      hash: `${i}`,
      path: `${i}.png`,
      truth: mostProbable(scores!),
      scores: scores!,
    });
  }
  source = { ...plain, predictions, readPixels: async (hash) => pixelsOf(hash) };
});

const check = (format: ExportFormat, from = source, signal = new AbortController().signal) =>
  checkFormat(format, from, () => undefined, signal);

describe('the check of an approximate format', () => {
  it('measures how far its scores are from the stored ones', async () => {
    const result = await check(tfjsFloat16);
    expect(result).toMatchObject({ images: COUNT, accuracy: 1, changed: [] });
    expect(result!.maxDifference).toBeGreaterThan(0);
    expect(result!.maxDifference).toBeLessThan(0.05);
  });

  it('lists each image whose answer is another one', async () => {
    const opposite: ExportFormat = {
      ...tfjs,
      async approximate(network) {
        const forward = plainForward(await loadModel(network));
        return { ...forward, run: (images) => tf.sub(1, forward.run(images)) };
      },
    };
    const result = await check(opposite);
    expect(result!.changed).toHaveLength(COUNT);
    expect(result!.accuracy).toBe(0);
    const { path, truth, before, after } = result!.changed[3]!;
    expect([path, before, after]).toEqual(['3.png', truth, 1 - truth]);
  });

  it('is null where the format is exact or the images are not stored', async () => {
    expect(await check(tfjs)).toBeNull();
    expect(await check(tfjsFloat16, { ...source, readPixels: null })).toBeNull();
    expect(await check(tfjsFloat16, { ...source, predictions: null })).toBeNull();
  });

  it('stops when it is cancelled', async () => {
    await expect(check(tfjsFloat16, source, AbortSignal.abort())).rejects.toThrow('abort');
  });
});
