import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { batchTotals, crossEntropy } from './loss';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

it('is the binary cross-entropy of the sigmoid, and its gradient is p − y', async () => {
  const z = [-3, -0.5, 0, 2];
  const y = [0, 1, 1, 0];
  const labels = tf.tensor2d(y, [4, 1]);
  const losses = await crossEntropy(tf.tensor2d(z, [4, 1]), labels).data();
  z.forEach((value, i) => {
    const p = sigmoid(value);
    expect(losses[i]).toBeCloseTo(-Math.log(y[i] ? p : 1 - p), 6);
  });
  const gradient = tf.grad((x) => tf.sum(crossEntropy(x as tf.Tensor2D, labels)));
  const values = await gradient(tf.tensor2d(z, [4, 1])).data();
  z.forEach((value, i) => expect(values[i]).toBeCloseTo(sigmoid(value) - y[i]!, 6));
});

it('is the categorical cross-entropy of the softmax, and its gradient is p − y', async () => {
  const z = tf.tensor2d([[1, 2, 3]]);
  const labels = tf.tensor2d([[0, 1, 0]]);
  const p = Array.from(await tf.softmax(z).data());
  expect((await crossEntropy(z, labels).data())[0]).toBeCloseTo(-Math.log(p[1]!), 6);
  const gradient = tf.grad((x) => tf.sum(crossEntropy(x as tf.Tensor2D, labels)))(z);
  const values = await gradient.data();
  [p[0]!, p[1]! - 1, p[2]!].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 6));
});

it('stays finite where the probability is 0 or 1', async () => {
  const losses = await crossEntropy(tf.tensor2d([[-200], [200]]), tf.tensor2d([[1], [1]])).data();
  expect(Array.from(losses)).toEqual([200, 0]);
});

it('leaves padding out of loss and correct predictions', async () => {
  const logits = tf.tensor2d([[3], [-3], [9]]);
  const batch = { labels: tf.tensor2d([[1], [1], [1]]), weights: tf.tensor1d([1, 1, 0]) };
  const [loss, right] = await batchTotals(tf.tensor1d([0.5, 2, 100]), logits, batch).data();
  expect([loss, right]).toEqual([2.5, 1]);
});
