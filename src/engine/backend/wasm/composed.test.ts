import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { replaceKernels } from '../kernels';
import { composedKernels } from './composed';

beforeAll(() => replaceKernels(composedKernels));

/** Input and filter gradients of a convolution on one backend, from the same seeds. */
async function gradients(
  backend: string,
  depthwise: boolean,
  shape: [number, number, number, number],
  filterShape: [number, number, number, number],
  stride: number,
  pad: 'same' | 'valid',
): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const results = tf.tidy(() => {
    const x = tf.randomNormal<tf.Rank.R4>(shape, 0, 1, 'float32', 1);
    const filter = tf.randomNormal<tf.Rank.R4>(filterShape, 0, 1, 'float32', 2);
    const convolve = depthwise ? tf.depthwiseConv2d : tf.conv2d;
    const loss = tf.grads((input: tf.Tensor, kernel: tf.Tensor) =>
      tf.sum(tf.square(convolve(input as tf.Tensor4D, kernel as tf.Tensor4D, stride, pad))),
    );
    return loss([x, filter]);
  });
  const values = results.map((result) => Float32Array.from(result.dataSync()));
  tf.dispose(results);
  return values;
}

describe.each([
  { name: '3×3 same', shape: [2, 9, 7, 3], filter: [3, 3, 3, 4], stride: 1, pad: 'same' },
  { name: '3×3 stride 2', shape: [2, 9, 8, 3], filter: [3, 3, 3, 4], stride: 2, pad: 'same' },
  {
    name: '3×3 stride 2 valid',
    shape: [2, 8, 8, 3],
    filter: [3, 3, 3, 4],
    stride: 2,
    pad: 'valid',
  },
  { name: '1×1', shape: [3, 5, 5, 4], filter: [1, 1, 4, 6], stride: 1, pad: 'same' },
] as const)('$name', ({ shape, filter, stride, pad }) => {
  it.each([false, true])('has the cpu backend’s gradients (depthwise: %s)', async (depthwise) => {
    const filterShape = depthwise
      ? ([filter[0], filter[1], filter[2], 2] as [number, number, number, number])
      : ([...filter] as [number, number, number, number]);
    const of = (backend: string) =>
      gradients(backend, depthwise, [...shape], filterShape, stride, pad);
    const [expected, actual] = [await of('cpu'), await of('wasm')];
    for (const i of [0, 1]) {
      const scale = Math.max(...expected[i]!.map(Math.abs));
      const worst = Math.max(...expected[i]!.map((value, j) => Math.abs(value - actual[i]![j]!)));
      expect(worst / scale).toBeLessThan(1e-5);
    }
  });
});

describe('max-pooling', () => {
  it.each([
    { window: 2, stride: 2, shape: [2, 8, 6, 5], pad: 'valid' },
    { window: 2, stride: 2, shape: [2, 7, 9, 3], pad: 'valid' },
    { window: 3, stride: 2, shape: [1, 7, 8, 4], pad: 'same' },
  ] as const)('has the cpu backend’s gradient, also of windows all zero: %o', async (given) => {
    const of = async (backend: string, all: (x: tf.Tensor) => tf.Tensor) => {
      await tf.setBackend(backend);
      const gradient = tf.tidy(() => {
        const x = all(tf.randomNormal([...given.shape], 0, 1, 'float32', 1)) as tf.Tensor4D;
        const pool = (value: tf.Tensor) =>
          tf.maxPool(value as tf.Tensor4D, given.window, given.stride, given.pad);
        const dy = tf.randomNormal(pool(x).shape, 0, 1, 'float32', 2);
        return tf.grad((value) => tf.sum(tf.mul(pool(value), dy)))(x);
      });
      const values = [...gradient.dataSync()];
      gradient.dispose();
      return values;
    };
    // Unchanged values, a ReLU's output, and no value above zero.
    for (const all of [tf.clone, tf.relu, (x: tf.Tensor) => tf.neg(tf.abs(x))]) {
      const [expected, actual] = [await of('cpu', all), await of('wasm', all)];
      expect(actual).toHaveLength(expected.length);
      actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
    }
  });
});
