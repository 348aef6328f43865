/** The kernels that MobileNetV2 is fine-tuned by, against stock operations in plain JavaScript. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { adamUpdate, adamUpdates } from '../ops/adamUpdate';
import { averagePool } from '../ops/averagePool';
import { foldedUnit, runsFoldedUnit } from '../ops/foldedUnit';
import { movingAverages } from '../ops/movingAverages';
import { startKernelsInNode } from './nodeKernels.fixture';

const EPSILON = 1e-3;
const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

interface Unit {
  depthwise: boolean;
  stride: number;
  outputs: number;
  relu6: boolean;
}

/** kernel, gamma, beta, mean and variance; activations of some units, so that 0 and 6 cut a part off. */
function weightsOf({ depthwise, outputs }: Unit, inputs: number, seed: number): tf.Tensor[] {
  const shape = depthwise ? [3, 3, inputs, 1] : [1, 1, inputs, outputs];
  const summed = depthwise ? 9 : inputs;
  return [
    tf.mul(random(shape, seed), 3 / Math.sqrt(summed)),
    tf.add(random([outputs], seed + 1), 1),
    tf.add(random([outputs], seed + 2), 1),
    random([outputs], seed + 3),
    tf.add(tf.square(random([outputs], seed + 4)), 0.1),
  ];
}

/** The unit as tfjs has it: convolution, batch normalisation, ReLU6. */
function stock({ depthwise, stride, relu6 }: Unit, x: tf.Tensor4D, weights: tf.Tensor[]) {
  const [kernel, gamma, beta, mean, variance] = weights as [tf.Tensor4D, ...tf.Tensor1D[]];
  const y = depthwise
    ? tf.depthwiseConv2d(x, kernel, stride, 'same')
    : tf.conv2d(x, kernel, stride, 'same');
  const normal = tf.batchNorm(y, mean!, variance!, beta, gamma, EPSILON);
  return relu6 ? tf.relu6(normal) : normal;
}

function ours(unit: Unit, x: tf.Tensor4D, weights: tf.Tensor[], gated: boolean) {
  const [kernel, gamma, beta, mean, variance] = weights as [
    tf.Tensor4D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
  ];
  expect(runsFoldedUnit(kernel.shape, unit.stride)).toBe(true);
  const { depthwise, stride, relu6 } = unit;
  const attributes = { depthwise, stride, relu6, epsilon: EPSILON, gated, inputGradient: true };
  return foldedUnit({ x, kernel, gamma, beta, mean: mean, variance: variance }, attributes);
}

/** Two units, the first with a ReLU6, and the average: outputs and all gradients. */
function chain(units: [Unit, Unit], shape: number[], stockOnes: boolean): tf.Tensor[] {
  const x = random(shape, 1);
  const first = weightsOf(units[0], shape[3]!, 10);
  const second = weightsOf(units[1], units[0].outputs, 20);
  const run = (...given: tf.Tensor[]) => {
    const image = given[0] as tf.Tensor4D;
    const [one, two] = [
      [...given.slice(1, 4), ...first.slice(3)],
      [...given.slice(4, 7), ...second.slice(3)],
    ];
    if (stockOnes)
      return tf.mean(stock(units[1], stock(units[0], image, one), two), [1, 2]) as tf.Tensor2D;
    const y = ours(units[1], ours(units[0], image, one, false), two, units[0].relu6);
    return averagePool(y, { gated: units[1].relu6 });
  };
  const given = [x, ...first.slice(0, 3), ...second.slice(0, 3)];
  const target = random([shape[0]!, units[1].outputs], 2);
  const gradients = tf.grads((...args: tf.Tensor[]) => tf.sum(tf.mul(run(...args), target)));
  return [run(...given), ...gradients(given)];
}

const read = (compute: () => tf.Tensor[]) =>
  tf.tidy(compute).map((tensor) => {
    const values = Float32Array.from(tensor.dataSync());
    tensor.dispose();
    return values;
  });

function expectClose(actual: Float32Array[], expected: Float32Array[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((values, i) => {
    const scale = values.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6);
    const differences = values.map((v, j) => Math.abs(v - actual[i]![j]!));
    expect(Math.max(...differences) / scale, `tensor ${i}`).toBeLessThan(tolerance);
  });
}

const point = (outputs: number, relu6: boolean): Unit => ({
  ...{ depthwise: false, stride: 1, outputs, relu6 },
});
const deep = (outputs: number, stride: number, relu6 = true): Unit => ({
  ...{ depthwise: true, stride, outputs, relu6 },
});

describe.each([false, true])('with relaxed SIMD: %s', (relaxed) => {
  beforeAll(async () => {
    await startKernelsInNode(relaxed);
  }, 60_000);

  it.each<[string, number[], [Unit, Unit]]>([
    ['expansion and depthwise', [3, 7, 6, 16], [point(48, true), deep(48, 1)]],
    ['depthwise of stride 2 and projection', [2, 8, 10, 24], [deep(24, 2), point(40, false)]],
    ['depthwise of stride 2, odd sides', [2, 7, 9, 8], [point(8, true), deep(8, 2)]],
    ['depthwise over one pixel', [2, 1, 1, 16], [deep(16, 1), point(16, true)]],
    ['depthwise over one column, linear', [2, 5, 1, 24], [point(24, false), deep(24, 1, false)]],
    ['many pixels and channels', [2, 15, 14, 40], [point(200, true), point(104, true)]],
  ])('%s as stock has them, with all gradients', async (_, shape, units) => {
    await tf.setBackend('cpu');
    const expected = read(() => chain(units, shape, true));
    await tf.setBackend('wasm');
    const before = tf.memory().numBytes;
    const actual = read(() => chain(units, shape, false));
    expect(tf.memory().numBytes).toBe(before);
    expectClose(actual, expected, 5e-5);
  });

  it('are differentiable without a gradient of the input', () => {
    const unit = deep(16, 1);
    const weights = weightsOf(unit, 16, 3) as [tf.Tensor4D, ...tf.Tensor1D[]];
    const [kernel, gamma, beta, mean, variance] = weights;
    const x = random([2, 5, 5, 16], 1) as tf.Tensor4D;
    const gradients = (inputGradient: boolean) =>
      read(() =>
        tf.grads((...given: tf.Tensor[]) =>
          tf.sum(
            foldedUnit(
              {
                ...{ x, kernel: given[0] as tf.Tensor4D, mean: mean!, variance: variance! },
                ...{ gamma: given[1] as tf.Tensor1D, beta: given[2] as tf.Tensor1D },
              },
              {
                ...{ depthwise: true, stride: 1, epsilon: EPSILON, relu6: false, gated: false },
                inputGradient,
              },
            ),
          ),
        )([kernel, gamma!, beta!]),
      );
    expect(gradients(false)).toEqual(gradients(true));
  });

  it('Adam over several tensors is Adam over each, to the bit', () => {
    const sizes = [[70_001], [3], [33, 8]];
    const inputs = sizes.map((shape, i) => ({
      ...{ value: random(shape, i), m: random(shape, i + 10), gradient: random(shape, i + 20) },
      v: tf.square(random(shape, i + 30)),
    }));
    const settings = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step: 3 };
    const together = read(() => adamUpdates(inputs, settings).flat());
    expect(together).toEqual(read(() => inputs.flatMap((each) => adamUpdate(each, settings))));
  });

  it('averages of weights are those of plain operations', () => {
    const pairs = [[70_002], [3], [5, 7]].map(
      (shape, i) => [random(shape, i), random(shape, i + 5)] as const,
    );
    const plain = () => pairs.map(([a, b]) => tf.add(tf.mul(a, 0.75), tf.mul(b, 0.25)));
    expectClose(
      read(() => movingAverages(pairs, 0.75)),
      read(plain),
      1e-6,
    );
  });

  it('a copy by reference outlives the tensor that it was made of', () => {
    const x = tf.tensor1d([1, 2, 3]);
    const copy = x.clone();
    x.dispose();
    const other = tf.tensor1d([4, 5, 6]);
    expect([...copy.dataSync()]).toEqual([1, 2, 3]);
    tf.dispose([copy, other]);
  });
});
