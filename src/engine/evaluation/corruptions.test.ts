import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { CORRUPTIONS, robustnessRows, STRENGTHS } from '../../domain/evaluation/robustness';
import { corrupt } from './corruptions';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const SIZE = 32;
const LENGTH = SIZE * SIZE * 3;
/** A slope of red, with green and blue of their own. */
const pixels = Uint8Array.from({ length: 2 * LENGTH }, (_, i) =>
  i % 3 === 0 ? (Math.floor(i / 3) % SIZE) * 6 : (i * 7) % 97,
);
const squares = { pixels, size: SIZE, keys: ['a', 'b'] };

/** Quality as a step of quantisation: stands for the browser's encoder, which Node has not. */
const steps = async (square: Uint8Array, _: number, quality: number) =>
  square.map((value) => Math.round(value / (101 - quality)) * (101 - quality));

const valuesOf = async (name: (typeof CORRUPTIONS)[number], level: number) => {
  const before = tf.memory().numTensors;
  const output = await corrupt(squares, name, level, steps);
  expect(tf.memory().numTensors).toBe(before + 1);
  const values = [...(await output.data())];
  output.dispose();
  return values;
};

it.each(CORRUPTIONS)(
  '%s is whole levels of 0–255, the same each time, and stronger by strength',
  async (name) => {
    const changes: number[] = [];
    for (const level of STRENGTHS[name]) {
      const values = await valuesOf(name, level);
      expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(
        true,
      );
      changes.push(values.reduce((sum, value, i) => sum + Math.abs(value - pixels[i]!), 0));
      expect(await valuesOf(name, level)).toEqual(values);
    }
    // The weakest blur of an image of 32 px rounds away.
    expect(changes[1]! + changes[4]!).toBeGreaterThan(0);
    // JPEG's steps here are no encoder: only their being used is seen.
    if (name !== 'jpeg') expect(changes.toSorted((a, b) => a - b)).toEqual(changes);
  },
);

it('noise has the standard deviation, brightness raises the largest channel, occlusion is a square', async () => {
  const grey = { ...squares, pixels: new Uint8Array(2 * LENGTH).fill(128) };
  const noisy = await corrupt(grey, 'noise', 0.08, steps);
  const { variance } = tf.moments(noisy);
  expect(Math.sqrt((await variance.data())[0]!)).toBeCloseTo(0.08 * 255, 0);

  const bright = await valuesOf('brightness', 0.2);
  for (let p = 0; p < pixels.length; p += 3) {
    const value = Math.max(...pixels.subarray(p, p + 3));
    const raised = Math.min(255, value + 51);
    for (let c = 0; c < 3; c++) {
      const expected = value === 0 ? raised : (pixels[p + c]! * raised) / value;
      expect(Math.abs(bright[p + c]! - expected)).toBeLessThanOrEqual(0.51);
    }
  }

  const white = { ...squares, pixels: new Uint8Array(2 * LENGTH).fill(255) };
  const occluded = await (await corrupt(white, 'occlusion', 0.5, steps)).data();
  for (const at of [0, LENGTH]) {
    const black = occluded.slice(at, at + LENGTH).filter((value) => value === 0).length / 3;
    expect(Math.abs(Math.sqrt(black) - SIZE / 2)).toBeLessThanOrEqual(1);
  }
});

it('is a table of a row for each strength', () => {
  const correct = Object.fromEntries(CORRUPTIONS.map((name) => [name, [5, 4, 3, 2, 1]]));
  const rows = robustnessRows({ images: 10, clean: 9, correct: correct as never });
  expect(rows).toHaveLength(1 + 1 + 6 * 5);
  expect(rows[1]).toEqual(['none', 0, '', 10, 9, 0.9]);
  expect(rows[2]).toEqual(['noise', 1, 0.08, 10, 5, 0.5]);
});
