import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPhotometric, PHOTOMETRIC, type Photometric } from '../../domain/recipe/photometric';
import { parseRecipe } from '../../domain/recipe/recipe';
import compactCnnOfVersion4 from '../../domain/recipe/fixtures/compactCnn.v4.recipe.json';
import { startKernelsInNode } from '../backend/wasm/nodeKernels.fixture';
import { allButJpeg, allPhotometric } from './photometric.fixture';
import { applyPhotometric, drawPhotometric, photometricDraws, UNCHANGED } from './photometric';
import { changedByLoops } from './photometricReference.fixture';

const SIZE = 12;
const IMAGES = 3;
/** In levels of 0–255: float32 sums in another order. */
const BOUND = 0.002;

const pixels = Float32Array.from(
  { length: IMAGES * SIZE * SIZE * 3 },
  (_, i) => (Math.imul(i + 1, 2654435761) >>> 24) % 256,
);
const only = (name: keyof Photometric): Photometric => ({
  ...noPhotometric,
  [name]: allPhotometric[name],
});

describe.each([
  { on: 'the plain CPU', start: () => tf.setBackend('cpu') },
  { on: 'WASM', start: () => tf.setBackend('wasm') },
  { on: 'WASM with our kernels', start: () => startKernelsInNode() },
])('on $on', ({ start }) => {
  beforeAll(async () => {
    await start();
  }, 60_000);
  afterAll(() => tf.setBackend('cpu'));

  it.each<[string, Photometric]>([
    ...PHOTOMETRIC.map((name): [string, Photometric] => [name, only(name)]),
    ['all but JPEG', allButJpeg],
  ])('%s is what float64 loops give', async (_, photometric) => {
    const draws = photometricDraws(photometric, 5, [3, 11, 400], 2);
    const batch = tf.tensor4d(pixels, [IMAGES, SIZE, SIZE, 3]);
    const before = tf.memory().numTensors;
    const output = applyPhotometric(batch, draws, photometric);
    expect(tf.memory().numTensors).toBe(before + 1);
    const values = await output.data();
    const expected = changedByLoops(pixels, SIZE, draws);
    let worst = 0;
    expected.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - values[i]!))));
    expect(worst).toBeLessThan(BOUND);
    expect([...values]).not.toEqual([...pixels]);
    tf.dispose([batch, output]);
  });

  it('JPEG after all the others: hardly any value near a half is rounded to another byte before', async () => {
    const size = 64;
    const keys = Array.from({ length: 4 }, (_, i) => i);
    const smooth = Float32Array.from({ length: keys.length * size * size * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % size, Math.floor(i / 3 / size)];
      return Math.round(127 + 80 * Math.sin(x / 9 + (i % 3)) + 47 * Math.cos(y / 7));
    });
    const draws = photometricDraws(allPhotometric, 5, keys, 2);
    const batch = tf.tensor4d(smooth, [keys.length, size, size, 3]);
    const output = applyPhotometric(batch, draws, allPhotometric);
    const values = await output.data();
    const apart = changedByLoops(smooth, size, draws).filter((value, i) => value !== values[i]);
    expect(apart.length / values.length).toBeLessThan(0.01);
    tf.dispose([batch, output]);
  });

  it('a plain image in an augmented batch stays as it is', async () => {
    const draws = [UNCHANGED, ...photometricDraws(allPhotometric, 5, [1, 2], 1)];
    const output = applyPhotometric(
      tf.tensor4d(pixels, [IMAGES, SIZE, SIZE, 3]),
      draws,
      allPhotometric,
    );
    const values = await output.data();
    for (let i = 0; i < SIZE * SIZE * 3; i++) expect(values[i]).toBeCloseTo(pixels[i]!, 3);
  });
});

describe('draws', () => {
  it('are a pure function of seed, key and variant, whatever the batch', () => {
    const batch = photometricDraws(allPhotometric, 5, [3, 11, 4000], 2);
    expect(photometricDraws(allPhotometric, 5, [4000], 2)).toEqual([batch[2]]);
    for (const other of [
      photometricDraws(allPhotometric, 6, [4000], 2),
      photometricDraws(allPhotometric, 5, [4001], 2),
      photometricDraws(allPhotometric, 5, [4000], 3),
    ])
      expect(other).not.toEqual([batch[2]]);
  });

  it('of a recipe of version 4 are what that version drew', () => {
    const { photometric } = parseRecipe(compactCnnOfVersion4).augmentation;
    expect(drawPhotometric(photometric, 9)).toEqual({
      brightness: 0.7589831344783307,
      contrast: 1,
      saturation: 0.8567064426839351,
      sigma: 1.232507576001808,
      noise: 0,
      noiseSeed: 2958638087,
      cutout: { x: 0.2627184335142374, y: 0.919454253045842, side: 0.03271541354479268 },
      quality: null,
    });
  });

  it('fill the whole of each range, and one that is off changes no other', () => {
    const draws = Array.from({ length: 4000 }, (_, i) => drawPhotometric(allPhotometric, i));
    const reach = (of: (draw: (typeof draws)[number]) => number, low: number, high: number) => {
      const values = draws.map(of);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...values)).toBeLessThanOrEqual(high);
      expect(Math.min(...values)).toBeLessThan(low + (high - low) * 0.01);
      expect(Math.max(...values)).toBeGreaterThan(high - (high - low) * 0.01);
    };
    for (const name of ['brightness', 'contrast', 'saturation'] as const)
      reach((draw) => draw[name], 0.7, 1.3);
    reach(({ sigma }) => sigma, 0, 1);
    reach(({ noise }) => noise, 0, 0.05 * 255);
    reach(({ cutout }) => cutout.side, 0, 0.3);
    reach(({ cutout }) => cutout.x, 0, 1);
    reach(({ quality }) => quality!, 50, 100);
    expect(draws.every(({ quality }) => Number.isInteger(quality))).toBe(true);
    const without = { ...allPhotometric, contrast: noPhotometric.contrast };
    expect(drawPhotometric(without, 9)).toEqual({
      ...drawPhotometric(allPhotometric, 9),
      contrast: 1,
    });
  });
});
