import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { WeightAverage } from './weightAverage';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

it('follows its recurrence, and restores the variables', async () => {
  const variable = tf.variable(tf.tensor1d([0, 8]));
  const average = new WeightAverage(new Map([['w', variable]]), 4, null);
  let expected = [0, 8];
  for (let step = 1; step <= 30; step++) {
    variable.assign(tf.tensor1d([step, 8]));
    average.update(step);
    const decay = Math.min(0.75, (1 + step) / (10 + step));
    expected = expected.map((x, i) => x * decay + (i === 0 ? step : 8) * (1 - decay));
  }
  const before = await average.swapIn();
  const averaged = variable.arraySync() as number[];
  averaged.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 4));
  average.swapOut(before);
  expect(variable.arraySync()).toEqual([30, 8]);
  average.dispose();
});
