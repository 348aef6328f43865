import * as tf from '@tensorflow/tfjs';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import type { ExportFormat, ExportSource } from '../format';
import { networkOf } from '../graph/network.fixture';
import { resize } from '../../pixels/resize';
import { onnx } from './onnx';
import { onnxAnySize } from './onnxAnySize';
import { onnxInt8 } from './onnxInt8';

let source: ExportSource;

beforeAll(async () => {
  await tf.setBackend('cpu');
  ort.env.wasm.numThreads = 1;
  source = (await cnnSource()).source;
});

type Drawn = Awaited<ReturnType<typeof networkOf>>;

/** The file that the format writes of a network, opened by onnxruntime. */
async function sessionOf(format: ExportFormat, { network }: Drawn, classes: string[]) {
  const of = { ...source, metadata: { ...source.metadata, classes }, network: async () => network };
  const [file] = await filesOf(format, of);
  return await ort.InferenceSession.create(file!.bytes);
}

const names = (count: number) => ['plain', 'masked', 'other'].slice(0, count);

async function scoresOf(session: ort.InferenceSession, image: ort.Tensor): Promise<Float32Array> {
  const { scores } = await session.run({ image });
  return scores!.data as Float32Array;
}

const floats = (images: tf.Tensor4D) =>
  new ort.Tensor('float32', images.dataSync<'float32'>(), images.shape);

/** Within `bound`, and by numbers that are no 0 or 1, where nothing would show. */
function expectSame(values: ArrayLike<number>, scores: ArrayLike<number>, bound: number): void {
  expect(values).toHaveLength(scores.length);
  for (let i = 0; i < scores.length; i++) {
    expect(scores[i]).toBeGreaterThan(0.005);
    expect(scores[i]).toBeLessThan(0.995);
    expect(Math.abs(values[i]! - scores[i]!)).toBeLessThan(bound);
  }
}

describe.each(['cnn', 'mobilenetv2', 'compact-cnn'] as const)('an ONNX file of %s', (kind) => {
  it.each([2, 3])('gives the scores of the network in onnxruntime, %s classes', async (count) => {
    const drawn = await networkOf(kind, count);
    const session = await sessionOf(onnx, drawn, names(count));
    expectSame(await scoresOf(session, floats(drawn.images)), drawn.scores, 1e-4);
  });

  it('takes bytes of the input size without changing them', async () => {
    const drawn = await networkOf(kind, 2);
    const session = await sessionOf(onnxAnySize, drawn, names(2));
    const [first] = tf.split(drawn.images, 2);
    const bytes = Uint8Array.from(first!.dataSync());
    const exact = await sessionOf(onnx, drawn, names(2));
    const whole = new ort.Tensor('float32', Float32Array.from(bytes), first!.shape);
    const image = new ort.Tensor('uint8', bytes, first!.shape);
    expectSame(await scoresOf(session, image), await scoresOf(exact, whole), 1e-4);
  });

  it('of int8 weights gives what the studio measures before the download', async () => {
    const drawn = await networkOf(kind, 2);
    const session = await sessionOf(onnxInt8, drawn, names(2));
    const forward = await onnxInt8.approximate!(drawn.network);
    const measured = forward.run(drawn.images).dataSync();
    const scores = await scoresOf(session, floats(drawn.images));
    expectSame(scores, measured, 1e-4);
    expect(Math.abs(scores[0]! - drawn.scores[0]!)).toBeGreaterThan(1e-6);
  });
});

describe('an ONNX file for any size', () => {
  it.each([
    [200, 131],
    [40, 33],
    [30, 190],
    [64, 128],
  ])('resizes %s × %s as the studio does', async (width, height) => {
    const drawn = await networkOf('cnn', 2);
    const session = await sessionOf(onnxAnySize, drawn, names(2));
    const exact = await sessionOf(onnx, drawn, names(2));
    const rgba = tf.randomUniform([height, width, 4], 0, 256, 'int32', 3).dataSync();
    const bytes = Uint8Array.from(rgba.filter((_, i) => i % 4 !== 3));
    const scores = await scoresOf(session, new ort.Tensor('uint8', bytes, [1, height, width, 3]));
    const square = Float32Array.from(resize(Uint8Array.from(rgba), width, height, 64, 64));
    const studio = new ort.Tensor('float32', square, [1, 64, 64, 3]);
    expectSame(scores, await scoresOf(exact, studio), 1e-5);
  });
});
