import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useFastKernels, useStockKernels } from '../kernels';
import { batchNorm } from '../ops/batchNorm';
import { adamUpdate } from '../ops/adamUpdate';
import { BYTES_TO_FLOATS, bytesToFloats } from '../ops/bytesToFloats';
import { convReluPool } from '../ops/convReluPool';
import { seededDropout } from '../ops/seededDropout';
import { startKernelsInNode } from './nodeKernels.fixture';

type Compute = () => tf.Tensor[];

function read(compute: Compute): { shape: number[]; values: Float32Array }[] {
  const results = tf.tidy(compute);
  const values = results.map((t) => ({ shape: t.shape, values: Float32Array.from(t.dataSync()) }));
  tf.dispose(results);
  return values;
}

/** The same computation with our kernels on WASM and in plain JavaScript agrees to `tolerance`. */
async function expectSame(compute: Compute, tolerance = 2e-5): Promise<void> {
  await tf.setBackend('cpu');
  const expected = read(compute);
  await tf.setBackend('wasm');
  const before = tf.memory().numBytes;
  const actual = read(compute);
  expect(tf.memory().numBytes).toBe(before);
  expected.forEach((reference, i) => {
    const ours = actual[i]!;
    expect(ours.shape).toEqual(reference.shape);
    const scale = reference.values.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6);
    const worst = reference.values.reduce(
      (most, v, j) => Math.max(most, Math.abs(v - ours.values[j]!)),
      0,
    );
    expect(worst / scale).toBeLessThan(tolerance);
  });
}

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

const CASES = [
  { name: '3×3 same, the first layer', x: [2, 12, 12, 3], filter: [3, 3, 3, 16], stride: 1 },
  { name: '3×3 same, width not of four', x: [2, 7, 9, 8], filter: [3, 3, 8, 16], stride: 1 },
  { name: '3×3 valid', x: [1, 9, 10, 4], filter: [3, 3, 4, 8], stride: 1, pad: 'valid' },
  {
    name: '3×3 valid, by Winograd',
    x: [2, 11, 14, 16],
    filter: [3, 3, 16, 24],
    stride: 1,
    pad: 'valid',
  },
  { name: '3×3 stride 2 same', x: [2, 9, 12, 3], filter: [3, 3, 3, 8], stride: 2 },
  { name: '3×3 stride 2 valid', x: [2, 9, 12, 3], filter: [3, 3, 3, 8], stride: 2, pad: 'valid' },
  { name: '5×5 odd channels', x: [2, 8, 8, 5], filter: [5, 5, 5, 13], stride: 1 },
  { name: '1×1', x: [3, 7, 7, 24], filter: [1, 1, 24, 40], stride: 1 },
  { name: '1×1 odd channels', x: [1, 3, 5, 7], filter: [1, 1, 7, 3], stride: 1 },
  { name: '1×1 stride 2', x: [1, 6, 6, 8], filter: [1, 1, 8, 8], stride: 2 },
] as const;

describe.each([false, true])('our kernels, relaxed SIMD: %s', (relaxed) => {
  beforeAll(async () => {
    await startKernelsInNode(relaxed);
  }, 60_000);

  describe.each(CASES)('convolution, $name', (testCase) => {
    const { x, filter, stride } = testCase;
    const pad = 'pad' in testCase ? testCase.pad : 'same';
    const inputs = () => [random([...x], 1), random([...filter], 2)] as [tf.Tensor4D, tf.Tensor4D];

    it('forward, and fused with bias and ReLU6', () =>
      expectSame(() => {
        const [image, kernel] = inputs();
        const bias = random([filter[3]], 3) as tf.Tensor1D;
        const common = { x: image, filter: kernel, strides: stride, pad } as const;
        return [
          tf.conv2d(image, kernel, stride, pad),
          tf.fused.conv2d({ ...common, bias, activation: 'relu6' }),
          tf.fused.conv2d({ ...common, bias, activation: 'sigmoid' }),
        ];
      }));

    it('input and filter gradients', () =>
      expectSame(() => {
        const [image, kernel] = inputs();
        const gradients = tf.grads((a, b) =>
          tf.sum(tf.square(tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, stride, pad))),
        );
        return gradients([image, kernel]);
      }));
  });

  it.each([
    { x: [3, 9, 7, 20], stride: 1, pad: 'same' },
    { x: [2, 8, 10, 48], stride: 2, pad: 'same' },
    { x: [2, 9, 9, 4], stride: 2, pad: 'same' },
    { x: [1, 6, 8, 8], stride: 1, pad: 'valid' },
    { x: [1, 5, 5, 6], stride: 1, pad: 'same' },
  ] as const)('depthwise gradients over $x, stride $stride, $pad', ({ x, stride, pad }) =>
    expectSame(() => {
      const filter = random([3, 3, x[3], 1], 2) as tf.Tensor4D;
      const gradients = tf.grads((a, b) =>
        tf.sum(tf.square(tf.depthwiseConv2d(a as tf.Tensor4D, b as tf.Tensor4D, stride, pad))),
      );
      return gradients([random([...x], 1), filter]);
    }),
  );

  it.each([
    [16, 300, 24],
    [5, 4100, 8],
    [70, 33, 20],
    [3, 7, 5],
  ])('matrix product %i × %i × %i and its gradients', (rows, inner, columns) =>
    expectSame(() => {
      const a = random([rows, inner], 1) as tf.Tensor2D;
      const b = random([inner, columns], 2) as tf.Tensor2D;
      const bias = random([columns], 3) as tf.Tensor1D;
      const gradients = tf.grads((x, y) => tf.sum(tf.square(tf.matMul(x, y))));
      return [
        tf.matMul(a, b),
        tf.fused.matMul({ a, b, bias, activation: 'relu' }),
        ...gradients([a, b]),
      ];
    }),
  );

  it.each([1, 6, 70_001])('Adam and dropout over %i elements', (size) =>
    expectSame(() => {
      const [value, gradient] = [random([size], 1), random([size], 2)];
      const m = random([size], 3);
      const v = tf.square(random([size], 4));
      const settings = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step: 3 };
      return [
        ...adamUpdate({ value, m, v, gradient }, settings),
        seededDropout(value, 0.3, 4_000_000_000),
      ];
    }, 1e-6),
  );

  it.each([
    [12, 16],
    [9, 11],
  ])('convolution, ReLU and max-pool as one, %i × %i, with all gradients', (height, width) =>
    expectSame(() => {
      const x = random([3, height, width, 4], 1);
      const filter = random([3, 3, 4, 16], 2);
      const bias = random([16], 3);
      const run = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
        convReluPool(a as tf.Tensor4D, b as tf.Tensor4D, c as tf.Tensor1D, 0.5);
      const gradients = tf.grads((a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
        tf.sum(tf.square(run(a, b, c))),
      );
      return [run(x, filter, bias), ...gradients([x, filter, bias])];
    }),
  );

  it.each(['constant', 'reflect', 'wrap', 'nearest'] as const)(
    'warps to another size and with perspective, %s outside',
    (fillMode) =>
      expectSame(() => {
        const image = random([1, 9, 11, 3], 1) as tf.Tensor4D;
        // No point falls on a seam, where a float's last digit decides which side is shown.
        const matrices = [
          [1, 0, 0, 0, 1, 0, 0, 0],
          [0.8, -0.3, 2.2371, 0.4, 1.1, 0.7193, 0.01, 0.02],
          [3, 0.2, 5.5283, -0.1, 2.5, 4.1617, 0, 0],
        ];
        return matrices.map((matrix) =>
          tf.image.transform(image, tf.tensor2d([matrix]), 'bilinear', fillMode, 7, [12, 10]),
        );
      }),
  );

  it('propagates NaN, so that a failed run is detected', () => {
    const image = tf.fill([1, 4, 4, 8], NaN) as tf.Tensor4D;
    const filter = tf.ones([3, 3, 8, 8]) as tf.Tensor4D;
    const out = tf.fused.conv2d({ x: image, filter, strides: 1, pad: 'same', activation: 'relu' });
    expect(out.dataSync().every(Number.isNaN)).toBe(true);
  });

  it('still works after the memory has grown', async () => {
    const ballast = tf.zeros([64 << 20]);
    await expectSame(() => [
      tf.conv2d(
        random([1, 8, 8, 8], 1) as tf.Tensor4D,
        random([3, 3, 8, 8], 2) as tf.Tensor4D,
        1,
        'same',
      ),
    ]);
    ballast.dispose();
  });

  it.each([1, 15, 16, 17, 1000])('makes floats of %d bytes', async (count) => {
    const bytes = Uint8Array.from({ length: count }, (_, i) => (i * 37 + 255) % 256);
    await tf.setBackend('wasm');
    expect(tf.getKernel(BYTES_TO_FLOATS, 'wasm')).toBeDefined();
    const floats = bytesToFloats(bytes, [count]);
    expect(Array.from(floats.dataSync())).toEqual(Array.from(bytes));
    floats.dispose();
  });
});

describe('the switch', () => {
  it('restores the stock kernels, and ours again', () => {
    const ours = tf.getKernel('Conv2D', 'wasm');
    useStockKernels();
    expect(tf.getKernel('Conv2D', 'wasm')).not.toBe(ours);
    expect(tf.getKernel('Conv2DBackpropFilter', 'wasm')).toBeUndefined();
    useFastKernels();
    expect(tf.getKernel('Conv2D', 'wasm')).toBe(ours);
  });

  it.each([
    ['with ReLU', [2, 6, 5, 16], true],
    ['alone, far from zero', [3, 4, 4, 20], false],
    ['of channels that the kernel does not cover', [2, 3, 3, 6], true],
  ] as const)('batch normalisation %s, and its gradients', (_, shape, relu) =>
    expectSame(() => {
      const channels = shape[3];
      const x = tf.add(tf.mul(random([...shape], 1), 2), relu ? 0.5 : 40) as tf.Tensor4D;
      const gamma = tf.add(random([channels], 2), 1) as tf.Tensor1D;
      const beta = random([channels], 3) as tf.Tensor1D;
      const weights = random([...shape], 4);
      const attributes = { epsilon: 1e-3, relu };
      const { y, mean, variance } = batchNorm(x, gamma, beta, attributes);
      const gradients = tf.grads((a, b, c) => {
        const result = batchNorm(a as tf.Tensor4D, b as tf.Tensor1D, c as tf.Tensor1D, attributes);
        tf.dispose([result.mean, result.variance]);
        return tf.sum(tf.mul(result.y, weights));
      })([x, gamma, beta]);
      return [y, mean, variance, ...gradients];
    }, 1e-4),
  );
});
