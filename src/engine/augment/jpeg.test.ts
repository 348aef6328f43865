import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../domain/random';
import { startKernelsInNode } from '../backend/wasm/nodeKernels.fixture';
import libjpeg from './fixtures/jpeg.json';
import { throughJpeg } from './jpeg';
import { jpegByLoops } from './jpegReference.fixture';

const bytesOf = (base64: string) => [...Buffer.from(base64, 'base64')];
const cases = libjpeg.cases.map(({ name, shape: [height, width], pixels, decoded }) => ({
  ...{ name, height: height!, width: width!, pixels: bytesOf(pixels) },
  decoded: Object.entries(decoded).map(([quality, bytes]) => ({
    quality: Number(quality),
    bytes: bytesOf(bytes),
  })),
}));

/** Images of 0 and 255 alone, of 24 px: each pixel or channel at random, and patterns of single pixels. */
const extremes = [
  (_x: number, _y: number, _c: number, random: number) => random < 0.5,
  (x: number, y: number) => (x + y) % 2 === 0,
  (x: number) => x % 2 === 0,
  (x: number, y: number, c: number) => (x >> 1) % 3 === c && y % 8 < 4,
  (_x: number, _y: number, c: number) => c === 2,
  () => true,
].map((isWhite, i) => {
  const random = randomFrom(i);
  return Array.from({ length: 24 * 24 * 3 }, (_, at) => {
    const [c, x, y] = [at % 3, Math.floor(at / 3) % 24, Math.floor(at / 72)];
    return isWhite(x, y, c, random()) ? 255 : 0;
  });
});

it.each(cases)(
  'the reference gives libjpeg’s bytes: $name',
  ({ height, width, pixels, decoded }) => {
    for (const { quality, bytes } of decoded) {
      expect(bytes).not.toEqual(pixels);
      expect(jpegByLoops(pixels, height, width, quality)).toEqual(bytes);
    }
  },
);

describe.each([
  { on: 'the plain CPU', start: () => tf.setBackend('cpu') },
  { on: 'WASM', start: () => tf.setBackend('wasm') },
  { on: 'WASM with our kernels', start: () => startKernelsInNode() },
  { on: 'WASM with our kernels and fused multiply-add', start: () => startKernelsInNode(true) },
])('on $on', ({ start }) => {
  beforeAll(async () => {
    await start();
  }, 60_000);
  afterAll(() => tf.setBackend('cpu'));

  it.each(cases)('a batch of qualities gives libjpeg’s bytes: $name', async (image) => {
    const { height, width, pixels, decoded } = image;
    const batch = tf.tensor4d(
      decoded.flatMap(() => pixels),
      [decoded.length, height, width, 3],
    );
    const before = tf.memory().numTensors;
    const output = throughJpeg(
      batch,
      decoded.map(({ quality }) => quality),
    );
    expect(tf.memory().numTensors).toBe(before + 1);
    expect([...(await output.data())]).toEqual(decoded.flatMap(({ bytes }) => bytes));
    tf.dispose([batch, output]);
  });

  it.each([1, 25, 100])('no sum is too large to be exact at quality %d', async (quality) => {
    const batch = tf.tensor4d(extremes.flat(), [extremes.length, 24, 24, 3]);
    const output = throughJpeg(
      batch,
      extremes.map(() => quality),
    );
    const expected = extremes.flatMap((image) => jpegByLoops(image, 24, 24, quality));
    expect([...(await output.data())]).toEqual(expected);
    tf.dispose([batch, output]);
  });

  it('rounds to bytes first', async () => {
    const [{ pixels, height, width }] = cases as [(typeof cases)[number]];
    const moved = pixels.map((value, i) => value + 0.49 * Math.sin(i));
    const of = (values: number[]) => throughJpeg(tf.tensor4d(values, [1, height, width, 3]), [60]);
    expect(await of(moved).data()).toEqual(await of(pixels).data());
  });
});
