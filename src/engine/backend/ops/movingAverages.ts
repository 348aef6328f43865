import * as tf from '@tensorflow/tfjs';

/** Kernel: inputs `{0: average, 1: value, 2: average, …}`, attributes `{decay}`, outputs the new averages. */
export const MOVING_AVERAGES = 'MovingAverages';

export interface MovingAveragesAttributes extends tf.NamedAttrMap {
  /** From 0 to 1: how much of the old average is kept. */
  decay: number;
}

/** average × decay + value × (1 − decay) of each pair, which has one shape; the caller disposes of the old averages. */
export function movingAverages(
  pairs: readonly (readonly [average: tf.Tensor, value: tf.Tensor])[],
  decay: number,
): tf.Tensor[] {
  if (!tf.getKernel(MOVING_AVERAGES, tf.getBackend()))
    return pairs.map(([average, value]) =>
      tf.tidy(() => tf.add(tf.mul(average, decay), tf.mul(value, 1 - decay))),
    );
  const attributes: MovingAveragesAttributes = { decay };
  const inputs = Object.fromEntries(pairs.flat().entries());
  return tf.engine().runKernel<tf.Tensor[]>(MOVING_AVERAGES, inputs, attributes);
}
