import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { adamUpdate } from './adamUpdate';
import { dropoutHash } from './dropoutHash';
import { seededDropout } from './seededDropout';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('seededDropout', () => {
  // Expected values worked in Python with unsigned 32-bit arithmetic.
  it('gives the hashes of its definition', () => {
    expect([0, 1, 2, 1_000_000].map((index) => dropoutHash(index, 42))).toEqual([
      388445122, 258243101, 2585076559, 9186780,
    ]);
  });

  it('drops its rate of the elements and keeps the expected value', async () => {
    const y = await seededDropout(tf.ones([100, 100]), 0.3, 9).data();
    const dropped = y.filter((value) => value === 0).length / y.length;
    expect(dropped).toBeGreaterThan(0.28);
    expect(dropped).toBeLessThan(0.32);
    expect(Math.max(...y)).toBeCloseTo(1 / 0.7, 6);
  });

  it('depends only on index and seed', async () => {
    const mask = async (seed: number) =>
      Array.from(await seededDropout(tf.ones([64]), 0.5, seed).data());
    expect(await mask(1)).toEqual(await mask(1));
    expect(await mask(1)).not.toEqual(await mask(2));
  });

  it('applies the same mask to the gradient', async () => {
    const x = tf.ones<tf.Rank.R1>([64]);
    const gradient = tf.grad((value) => tf.sum(seededDropout(value, 0.5, 4)))(x);
    expect(Array.from(await gradient.data())).toEqual(
      Array.from(await seededDropout(x, 0.5, 4).data()),
    );
  });
});

describe('adamUpdate', () => {
  // keras.optimizers.Adam(0.1) on one weight of 1.0 with gradients 0.5, -0.25, 2.0, worked by
  // its update rule in double precision.
  it('computes the same steps as Keras', async () => {
    let [value, m, v] = [tf.tensor1d([1]), tf.zeros<tf.Rank.R1>([1]), tf.zeros<tf.Rank.R1>([1])];
    let [expected, em, ev] = [1, 0, 0];
    for (const [i, g] of [0.5, -0.25, 2].entries()) {
      const step = i + 1;
      [value, m, v] = adamUpdate(
        { value, m, v, gradient: tf.tensor1d([g]) },
        { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step },
      ) as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
      em = 0.9 * em + 0.1 * g;
      ev = 0.999 * ev + 0.001 * g * g;
      const alpha = (0.1 * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      expected -= (alpha * em) / (Math.sqrt(ev) + 1e-7);
      expect((await value.data())[0]).toBeCloseTo(expected, 5);
    }
  });
});
