import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { balancedWeights } from '../../../domain/recipe/classWeights';
import type { Adam } from './adam';
import { batchTotals, crossEntropy, weightLosses } from './loss';
import { trainStep } from './trainStep';

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

/** Of a step with class weights, written out: loss, and gradient of the logits' bias. */
function writtenOut(logits: number[][], classes: number[], weights: number[], images: number) {
  let loss = 0;
  const gradient = logits[0]!.map(() => 0);
  for (let i = 0; i < images; i++) {
    const row = logits[i]!;
    const p = row.length === 1 ? [sigmoid(row[0]!)] : softmax(row);
    const truth = classes[i]!;
    const likelihood = row.length === 1 ? (truth === 1 ? p[0]! : 1 - p[0]!) : p[truth]!;
    loss += weights[truth]! * -Math.log(likelihood);
    row.forEach((_, j) => {
      const label = row.length === 1 ? truth : Number(truth === j);
      gradient[j]! += (weights[truth]! * (p[j]! - label)) / images;
    });
  }
  return { loss, gradient };
}
const softmax = (row: number[]) => {
  const sum = row.reduce((total, z) => total + Math.exp(z), 0);
  return row.map((z) => Math.exp(z) / sum);
};

it.each([
  ['two classes', [[-1], [0.3], [2], [0.5], [9]], [0, 1, 0, 0, 1]],
  [
    'three classes',
    [
      [1, 2, 3],
      [0, -1, 1],
      [2, 2, 0],
      [-1, 0, 1],
      [5, 0, 0],
    ],
    [0, 1, 2, 0, 1],
  ],
] as const)('weights each class in loss and gradient: %s', async (_, rows, classes) => {
  const width = rows[0]!.length;
  const weights = balancedWeights(width === 1 ? [3, 1] : [2, 1, 1]);
  const label = (c: number) =>
    width === 1 ? [c] : Array.from({ length: width }, (_, j) => Number(j === c));
  const batch = {
    inputs: tf.tensor2d(rows.map((row) => [...row])),
    labels: tf.tensor2d(classes.map(label)),
    weights: tf.tensor1d([1, 1, 1, 1, 0]),
    count: 4,
  };
  const bias = tf.variable(tf.zeros([width]));
  const gradients: number[] = [];
  const optimizer = {
    apply: (grads: tf.NamedTensorMap) => gradients.push(...Object.values(grads)[0]!.dataSync()),
  } as unknown as Adam;
  const trainable = {
    variables: new Map([['bias', bias]]),
    state: new Map(),
    logits: (inputs: tf.Tensor) => tf.add(inputs, bias) as tf.Tensor2D,
  };
  const [loss, right] = await trainStep(trainable, optimizer, batch, 1, weights).data();
  const expected = writtenOut(
    rows.map((row) => [...row]),
    [...classes],
    weights,
    4,
  );
  expect(loss).toBeCloseTo(expected.loss, 5);
  expected.gradient.forEach((value, j) => expect(gradients[j]).toBeCloseTo(value, 6));
  // Accuracy has no weights.
  expect(Number.isInteger(right)).toBe(true);
  const plain = tf.tensor1d([1, 2, 3, 4, 5]);
  expect(weightLosses(plain, batch.labels, null)).toBe(plain);
});
