import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { batchNorm } from './batchNorm';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

it.each([false, true])('has plain operations’ gradients, ReLU %s', (relu) => {
  const x = random([2, 3, 4, 5], 1) as tf.Tensor4D;
  const gamma = random([5], 2) as tf.Tensor1D;
  const beta = random([5], 3) as tf.Tensor1D;
  const weights = random([2, 3, 4, 5], 4);
  const attributes = { epsilon: 1e-3, relu };
  const plain = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) => {
    const mean = tf.mean(a, [0, 1, 2]);
    const variance = tf.mean(tf.square(tf.sub(a, mean)), [0, 1, 2]);
    const normal = tf.div(tf.sub(a, mean), tf.sqrt(tf.add(variance, 1e-3)));
    const shifted = tf.add(tf.mul(normal, b), c);
    return tf.sum(tf.mul(relu ? tf.relu(shifted) : shifted, weights));
  };
  const ours = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
    tf.sum(
      tf.mul(
        batchNorm(a as tf.Tensor4D, b as tf.Tensor1D, c as tf.Tensor1D, attributes).y,
        weights,
      ),
    );
  const expected = tf.valueAndGrads(plain)([x, gamma, beta]);
  const actual = tf.valueAndGrads(ours)([x, gamma, beta]);
  expect(actual.value.dataSync()[0]).toBeCloseTo(expected.value.dataSync()[0]!, 4);
  actual.grads.forEach((gradient, i) => {
    const reference = expected.grads[i]!.dataSync();
    gradient.dataSync().forEach((value, j) => expect(value).toBeCloseTo(reference[j]!, 4));
  });
});
