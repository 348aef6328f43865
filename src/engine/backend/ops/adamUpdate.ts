import * as tf from '@tensorflow/tfjs';

/** Kernel: inputs `{value, m, v, gradient}` of one shape, three outputs [value, m, v]. */
export const ADAM_UPDATE = 'AdamUpdate';

/** Kernel: inputs `{0: value, 1: m, 2: v, 3: gradient, 4: value, …}`, outputs [value, m, v, value, …]. */
export const ADAM_UPDATES = 'AdamUpdates';

export interface AdamAttributes extends tf.NamedAttrMap {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** Steps taken including this one: the first is 1. */
  step: number;
}

export interface AdamInputs extends tf.NamedTensorMap {
  value: tf.Tensor;
  /** Running mean of the gradient; zeros before the first step. */
  m: tf.Tensor;
  /** Running mean of its square; zeros before the first step. */
  v: tf.Tensor;
  gradient: tf.Tensor;
}

/** Keras's bias correction, folded into the learning rate: lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ). */
export const adamStepSize = ({ learningRate, beta1, beta2, step }: AdamAttributes): number =>
  (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);

/** Plain tensors, for a backend without the kernel. */
function fallback({ value, m, v, gradient }: AdamInputs, attributes: AdamAttributes): tf.Tensor[] {
  const { beta1, beta2, epsilon } = attributes;
  return tf.tidy(() => {
    const newM = tf.add(tf.mul(m, beta1), tf.mul(gradient, 1 - beta1));
    const newV = tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const change = tf.div(newM, tf.add(tf.sqrt(newV), epsilon));
    return [tf.sub(value, tf.mul(change, adamStepSize(attributes))), newM, newV];
  });
}

/** One step of Adam as Keras computes it; gives [value, m, v] after the step. */
export function adamUpdate(inputs: AdamInputs, attributes: AdamAttributes): tf.Tensor[] {
  if (!tf.getKernel(ADAM_UPDATE, tf.getBackend())) return fallback(inputs, attributes);
  return tf.engine().runKernel<tf.Tensor[]>(ADAM_UPDATE, inputs, attributes);
}

/** The same for several variables at once: [value, m, v] of each. */
export function adamUpdates(
  inputs: readonly AdamInputs[],
  attributes: AdamAttributes,
): tf.Tensor[][] {
  if (!tf.getKernel(ADAM_UPDATES, tf.getBackend()))
    return inputs.map((tensors) => adamUpdate(tensors, attributes));
  const given = inputs.flatMap(({ value, m, v, gradient }) => [value, m, v, gradient]);
  const all = tf
    .engine()
    .runKernel<tf.Tensor[]>(ADAM_UPDATES, Object.fromEntries(given.entries()), attributes);
  return inputs.map((_, i) => all.slice(3 * i, 3 * i + 3));
}
