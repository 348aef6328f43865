import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { FrozenBackbone } from '../../models/mobilenetv2/frozenBackbone';
import {
  cutPlan,
  mobileNetPlan,
  planWeights,
  type Plan,
} from '../../../domain/models/mobilenetv2Plan';
import { useFastKernels, useStockKernels } from '../kernels';
import { runsFused } from '../ops/fusedBottlenecks';
import { startKernelsInNode } from './nodeKernels.fixture';

type Shape = [number, number, number, number];

/** Weights that keep activations of a size, biases that are not all zero. */
const weightsOf = (plan: Plan) =>
  new Map(
    [...planWeights(plan)].map(([name, shape], seed): [string, tf.Tensor] => {
      if (/gamma|variance/.test(name)) return [name, tf.ones(shape)];
      const summed = name.endsWith('/kernel') ? shape[0]! ** 2 * shape[2]! : 9;
      return [name, tf.randomNormal(shape, 0, Math.sqrt(2 / summed), 'float32', seed + 1)];
    }),
  );

const random = (shape: Shape) => tf.randomNormal<tf.Rank.R4>(shape, 0, 1, 'float32', 99);

/** The plan as one kernel, and unit by unit on tfjs's. */
function both(plan: Plan, x: tf.Tensor4D): { ours: tf.Tensor; stock: tf.Tensor } {
  const weights = weightsOf(plan);
  const backbone = new FrozenBackbone(plan, (name) => weights.get(name)!);
  expect(runsFused(plan, x.shape)).toBe(true);
  backbone.run(x).dispose(); // Packs the weights.
  const before = tf.memory().numTensors;
  const ours = backbone.run(x);
  expect(tf.memory().numTensors).toBe(before + 1);
  useStockKernels();
  expect(runsFused(plan, x.shape)).toBe(false);
  const stock = backbone.run(x);
  useFastKernels();
  backbone.dispose();
  tf.dispose([...weights.values()]);
  return { ours, stock };
}

function expectSame({ ours, stock }: ReturnType<typeof both>, tolerance = 2e-5): void {
  expect(ours.shape).toEqual(stock.shape);
  const worst = tf.tidy(() =>
    tf.div(tf.max(tf.abs(tf.sub(ours, stock))), tf.max(tf.abs(stock))).dataSync(),
  )[0]!;
  expect(worst).toBeLessThan(tolerance);
  tf.dispose([ours, stock]);
}

const block = (alpha: number, name: string): Plan =>
  mobileNetPlan(alpha).filter((one) => one.name === name);

const BLOCKS = [
  { name: 'block_2', what: 'with residual', alpha: 0.35, sides: [7, 9] },
  { name: 'block_2', what: 'with residual, in several strips', alpha: 1, sides: [43, 57] },
  { name: 'block_1', what: 'stride 2, even', alpha: 0.35, sides: [12, 8] },
  { name: 'block_1', what: 'stride 2, odd, in several strips', alpha: 1, sides: [61, 47] },
  { name: 'block_3', what: 'stride 2, one pixel', alpha: 0.35, sides: [1, 1] },
  { name: 'block_4', what: 'narrower than the window', alpha: 0.35, sides: [5, 2] },
  { name: 'block_10', what: 'without residual', alpha: 0.35, sides: [5, 5] },
  { name: 'block_14', what: 'wide', alpha: 1, sides: [7, 7] },
  { name: 'expanded_conv', what: 'without expansion', alpha: 1, sides: [9, 6] },
  { name: 'stem', what: 'alone', alpha: 0.35, sides: [9, 8] },
  { name: 'top', what: 'alone', alpha: 0.35, sides: [3, 5] },
];

describe.each([
  { relaxed: false, wide: false },
  { relaxed: true, wide: false },
  { relaxed: true, wide: true },
])('fused bottlenecks, relaxed SIMD: $relaxed, two panels at once: $wide', ({ relaxed, wide }) => {
  beforeAll(async () => {
    await startKernelsInNode(relaxed, wide);
  }, 60_000);

  it.each(BLOCKS)('$name $what at alpha $alpha', ({ name, alpha, sides }) => {
    const plan = block(alpha, name);
    const x = random([2, sides[0]!, sides[1]!, plan[0]!.units[0]!.inputs]);
    expectSame(both(plan, x));
  });

  it.each([
    { alpha: 0.35, size: 96, cut: 'out_relu' },
    { alpha: 1, size: 75, cut: 'out_relu' },
    { alpha: 0.35, size: 50, cut: 'block_14_depthwise_relu' },
    { alpha: 1.4, size: 33, cut: 'block_3_expand_relu' },
    { alpha: 0.35, size: 130, cut: 'expanded_conv_depthwise_relu' },
  ])('the network at alpha $alpha, $size px, to $cut', ({ alpha, size, cut }) =>
    // Rounding errors add up over fifty layers.
    expectSame(both(cutPlan(mobileNetPlan(alpha), cut), random([3, size, size, 3])), 1e-4),
  );

  it('gives an image the same features at every position in the batch', () => {
    const plan = mobileNetPlan(0.35);
    const weights = weightsOf(plan);
    const backbone = new FrozenBackbone(plan, (name) => weights.get(name)!);
    const [x, y] = [random([1, 64, 64, 3]), tf.randomUniform<tf.Rank.R4>([2, 64, 64, 3])];
    const alone = backbone.run(x).dataSync();
    const last = tf.slice(backbone.run(tf.concat([y, x])), 2).dataSync();
    expect(last).toEqual(alone);
  });

  it('gives one image what stock gives, late blocks split by channels', () =>
    expectSame(both(mobileNetPlan(0.35), random([1, 96, 96, 3])), 1e-4));

  it('frees the packed weights with the backbone', () => {
    const plan = mobileNetPlan(0.35);
    const weights = weightsOf(plan);
    const before = tf.memory();
    const backbone = new FrozenBackbone(plan, (name) => weights.get(name)!);
    const x = random([1, 32, 32, 3]);
    tf.tidy(() => backbone.run(x)).dispose();
    tf.tidy(() => backbone.run(x)).dispose();
    expect(tf.memory().numTensors).toBeGreaterThan(before.numTensors + 1);
    backbone.dispose();
    x.dispose();
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    tf.dispose([...weights.values()]);
  });
});

it('gives the same bits with two panels at once', async () => {
  const outputs: tf.TypedArray[] = [];
  for (const wide of [false, true]) {
    await startKernelsInNode(true, wide);
    for (const [batch, size] of [
      [1, 75],
      [9, 50],
    ] as const) {
      const plan = mobileNetPlan(0.35);
      const weights = weightsOf(plan);
      const backbone = new FrozenBackbone(plan, (name) => weights.get(name)!);
      outputs.push(backbone.run(random([batch, size, size, 3])).dataSync());
      backbone.dispose();
    }
  }
  const [one, nine, wideOne, wideNine] = outputs;
  expect(wideOne).toEqual(one);
  expect(wideNine).toEqual(nine);
}, 60_000);
