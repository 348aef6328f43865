import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONV_RELU_POOL, CONV_RELU_POOL_FILTER, CONV_RELU_POOL_INPUT } from '../ops/convReluPool';
import { convolution, filterGradient, inputGradient, pooled, unpooled } from './float64.fixture';
import { startKernelsInNode } from './nodeKernels.fixture';

/** The tutorial CNN's second and third layer, and sizes that leave tiles, windows and strips incomplete. */
const CASES = [
  { name: 'second layer', shape: [1, 24, 112, 16], outChannels: 32 },
  { name: 'third layer', shape: [1, 24, 56, 32], outChannels: 64 },
  { name: 'odd sides', shape: [3, 13, 11, 24], outChannels: 16 },
  { name: 'one row of tiles', shape: [1, 5, 150, 16], outChannels: 24 },
  { name: 'many channels', shape: [2, 8, 9, 256], outChannels: 128 },
] as const;

/**
 * The largest difference allowed, in units of the reference's root mean square. Measured: forward at
 * most 6.8e-6, the input's gradient 9.5e-6, the filter's 1.9e-6, the bias's 6.2e-7.
 */
const LIMIT = 2e-5;

/** The largest difference, in those units. */
function worst(ours: ArrayLike<number>, exact: Float64Array): number {
  expect(ours.length).toBe(exact.length);
  const scale = Math.sqrt(exact.reduce((sum, v) => sum + v * v, 0) / exact.length);
  return exact.reduce((most, v, i) => Math.max(most, Math.abs(v - ours[i]!)), 0) / scale;
}

const run = (name: string, inputs: tf.NamedTensorMap, attributes: tf.NamedAttrMap) =>
  [tf.engine().runKernel(name, inputs, attributes)].flat() as tf.Tensor[];

describe.each([false, true])('Winograd’s transform, relaxed SIMD: %s', (relaxed) => {
  beforeAll(async () => {
    await startKernelsInNode(relaxed);
  }, 60_000);

  it.each(CASES)(
    '$name, held to float64',
    ({ shape, outChannels }) => {
      tf.engine().startScope();
      const [images, height, width, channels] = shape;
      const layer = { images, height, width, channels, outChannels };
      const x = tf.randomUniform<tf.Rank.R4>([...shape], 0, 1, 'float32', 1);
      const spread = Math.sqrt(2 / (9 * channels));
      const filterShape: [number, number, number, number] = [3, 3, channels, outChannels];
      const filter = tf.randomNormal<tf.Rank.R4>(filterShape, 0, spread, 'float32', 2);
      const bias = tf.randomNormal<tf.Rank.R1>([outChannels], 0, 0.1, 'float32', 3);
      const dy = tf.randomNormal<tf.Rank.R4>(
        [images, height, width, outChannels],
        0,
        1,
        'float32',
        4,
      );
      const found: Record<string, number> = {};
      const check = (what: string, ours: tf.Tensor, exact: Float64Array) =>
        (found[what] = worst(ours.dataSync(), exact));

      const sums = convolution(layer, x.dataSync(), filter.dataSync());
      check('forward', tf.conv2d(x, filter, 1, 'same'), sums);
      const [ofInput, ofFilter] = tf.grads((a: tf.Tensor, b: tf.Tensor) =>
        tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same'),
      )([x, filter], dy);
      check('input', ofInput!, inputGradient(layer, dy.dataSync(), filter.dataSync()));
      check('filter', ofFilter!, filterGradient(layer, x.dataSync(), dy.dataSync()));

      const [most, winners] = run(CONV_RELU_POOL, { x, filter, bias }, { scale: 1 });
      const kept = winners!.dataSync() as unknown as Uint8Array;
      const reference = pooled(layer, sums, bias.dataSync(), kept);
      check('pooled', most!, reference.most);
      expect(reference.lost).toBeLessThan(LIMIT);

      const pooledDy = tf.randomNormal(most!.shape, 0, 1, 'float32', 5);
      const spreadDy = unpooled(layer, pooledDy.dataSync(), kept);
      const [ofPooledInput] = run(
        CONV_RELU_POOL_INPUT,
        { dy: pooledDy, winners: winners!, filter },
        { inputShape: [...shape] },
      );
      check('pooled, input', ofPooledInput!, inputGradient(layer, spreadDy, filter.dataSync()));
      const [ofPooledFilter, ofBias] = run(
        CONV_RELU_POOL_FILTER,
        { x, dy: pooledDy, winners: winners! },
        { filterShape, scale: 1 },
      );
      check('pooled, filter', ofPooledFilter!, filterGradient(layer, x.dataSync(), spreadDy));
      const biasGradient = new Float64Array(outChannels);
      spreadDy.forEach((v, i) => (biasGradient[i % outChannels]! += v));
      check('pooled, bias', ofBias!, biasGradient);
      tf.engine().endScope();
      for (const difference of Object.values(found)) expect(difference).toBeLessThan(LIMIT);
    },
    60_000,
  );
});
