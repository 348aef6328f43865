import * as tf from '@tensorflow/tfjs';
import { dropoutHash, dropoutScale, dropoutThreshold } from './dropoutHash';

/** Kernel: inputs `{x}`, attributes `{rate, seed}`, one output like x. */
export const SEEDED_DROPOUT = 'SeededDropout';

/** What a backend's SeededDropout kernel is given: rate in [0, 1), seed an unsigned 32-bit integer. */
export interface SeededDropoutAttributes extends tf.NamedAttrMap {
  rate: number;
  seed: number;
}

/** Plain tensors, for a backend without the kernel: the mask is made on the CPU. */
function fallback(x: tf.Tensor, rate: number, seed: number): tf.Tensor {
  const mask = new Float32Array(x.size);
  const threshold = dropoutThreshold(rate);
  const scale = dropoutScale(rate);
  for (let i = 0; i < mask.length; i++) mask[i] = dropoutHash(i, seed) >= threshold ? scale : 0;
  return tf.mul(x, tf.tensor(mask, x.shape));
}

function run(x: tf.Tensor, rate: number, seed: number): tf.Tensor {
  if (!tf.getKernel(SEEDED_DROPOUT, tf.getBackend())) return fallback(x, rate, seed);
  const attributes: SeededDropoutAttributes = { rate, seed };
  return tf.engine().runKernel<tf.Tensor>(SEEDED_DROPOUT, { x }, attributes);
}

/**
 * Zero a `rate` of x's elements, the others scaled by 1 / (1 - rate). Its gradient
 * is the same op on dy, so no mask is kept between the passes.
 */
export function seededDropout(x: tf.Tensor, rate: number, seed: number): tf.Tensor {
  if (rate === 0) return x.clone();
  const op = tf.customGrad((input) => ({
    value: run(input as tf.Tensor, rate, seed),
    gradFunc: (dy: tf.Tensor) => run(dy, rate, seed),
  }));
  return op(x);
}
