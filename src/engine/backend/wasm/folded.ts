/** A convolution's normalisation, folded into it, and gamma's gradient. */
import type * as tf from '@tensorflow/tfjs';
import type { FoldedUnitAttributes, FoldedUnitInputs } from '../ops/foldedUnit';
import { addressOf, floatsAt, withMemory } from './tensors';

/** A unit's tensors, and what its normalisation is folded into: addresses of [outputs] floats. */
export interface Folded {
  inputs: FoldedUnitInputs;
  attributes: FoldedUnitAttributes;
  /** gamma / √(variance + epsilon). */
  scale: number;
  /** beta − mean × scale. */
  bias: number;
}

/** Gradients of [x, kernel, gamma, beta]: tensors, the first empty where it is not wanted. */
export type Gradients = [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo, tf.TensorInfo];

/** Fold the normalisation for the time of `work`. */
export function folded<Result>(
  inputs: FoldedUnitInputs,
  attributes: FoldedUnitAttributes,
  work: (unit: Folded) => Result,
): Result {
  const outputs = inputs.gamma.shape[0];
  return withMemory(8 * outputs, (scale) => {
    const bias = scale + 4 * outputs;
    const read = (tensor: tf.TensorInfo) => floatsAt(addressOf(tensor), outputs);
    const [gamma, beta] = [read(inputs.gamma), read(inputs.beta)];
    const [mean, variance] = [read(inputs.mean), read(inputs.variance)];
    const [scales, biases] = [floatsAt(scale, outputs), floatsAt(bias, outputs)];
    for (let i = 0; i < outputs; i++) {
      scales[i] = gamma[i]! / Math.sqrt(variance[i]! + attributes.epsilon);
      biases[i] = beta[i]! - mean[i]! * scales[i]!;
    }
    return work({ inputs, attributes, scale, bias });
  });
}

/**
 * gamma's gradient: the sums of kernel × folded kernel's gradient (`parts` times [outputs] at
 * `products`), less what goes through the bias, by the deviation.
 */
export function gammaGradient(
  { inputs, attributes }: Folded,
  products: number,
  parts: number,
  ofBeta: tf.TensorInfo,
  ofGamma: tf.TensorInfo,
): void {
  const outputs = inputs.gamma.shape[0];
  const all = floatsAt(products, parts * outputs);
  const read = (tensor: tf.TensorInfo) => floatsAt(addressOf(tensor), outputs);
  const [mean, variance] = [read(inputs.mean), read(inputs.variance)];
  const [sums, target] = [read(ofBeta), read(ofGamma)];
  for (let i = 0; i < outputs; i++) {
    let sum = 0;
    for (let at = i; at < all.length; at += outputs) sum += all[at]!;
    target[i] = (sum - mean[i]! * sums[i]!) / Math.sqrt(variance[i]! + attributes.epsilon);
  }
}
