/**
 * Convolution, the batch normalisation behind it by fixed statistics, and ReLU6 as one operation
 * with all its gradients: what MobileNetV2 is fine-tuned by where a backend has the kernels. As plain
 * operations, folding the normalisation and reading the gradient through ReLU6 take longer, on one
 * thread, than half of the convolutions.
 */
import * as tf from '@tensorflow/tfjs';
import { AVERAGE_POOL } from './averagePool';

/** Kernel: inputs FoldedUnitInputs, attributes below, output y. */
export const FOLDED_UNIT = 'FoldedUnit';
/** Kernel: inputs FoldedUnitInputs and `dy`, the same attributes, outputs the gradients of [x, kernel, gamma, beta]. */
export const FOLDED_UNIT_GRADIENTS = 'FoldedUnitGradients';

export interface FoldedUnitInputs extends tf.NamedTensorMap {
  /** [n, height, width, inputs]. */
  x: tf.Tensor4D;
  /** [1, 1, inputs, outputs], or [3, 3, inputs, 1] where it is depthwise. */
  kernel: tf.Tensor4D;
  /** These are [outputs]. */
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  mean: tf.Tensor1D;
  variance: tf.Tensor1D;
}

export interface FoldedUnitAttributes extends tf.NamedAttrMap {
  depthwise: boolean;
  stride: number;
  epsilon: number;
  /**
   * Whether y goes through a ReLU6. The gradient of y is expected to be gated already: where y is
   * not strictly between 0 and 6, whatever reads y gives zero (`gated` here and in averagePool.ts).
   */
  relu6: boolean;
  /** Whether x is the output of a ReLU6 that nothing else reads: its gate is applied to the gradient of x. */
  gated: boolean;
  /** Whether the gradient of x is wanted; without it that output is empty. */
  inputGradient: boolean;
}

/** Whether the current backend has the kernels for such a unit, and for the pooling that may read it. */
export const runsFoldedUnit = (kernelShape: number[], stride: number): boolean => {
  const [size, , inputs, outputs] = kernelShape as [number, number, number, number];
  const covered =
    size === 1
      ? stride === 1 && inputs % 8 === 0 && outputs % 8 === 0
      : inputs % 8 === 0 && outputs === 1;
  const names = [FOLDED_UNIT, FOLDED_UNIT_GRADIENTS, AVERAGE_POOL];
  return covered && names.every((name) => tf.getKernel(name, tf.getBackend()));
};

/**
 * relu6?((x ∗ kernel − mean) / √(variance + epsilon) × gamma + beta), 'same' padding:
 * [n, height, width, outputs]. Differentiable in kernel, gamma, beta, and in x if
 * `inputGradient` is set; only where `runsFoldedUnit`.
 */
export function foldedUnit(
  inputs: FoldedUnitInputs,
  attributes: FoldedUnitAttributes,
): tf.Tensor4D {
  const { x, kernel, gamma, beta } = inputs;
  const { inputGradient } = attributes;
  const run = <Result>(name: string, tensors: tf.NamedTensorMap) =>
    tf.engine().runKernel(name, tensors, attributes) as Result;
  const op = tf.customGrad((...given) => {
    const save = given.at(-1) as tf.GradSaveFunc;
    const value = run<tf.Tensor4D>(FOLDED_UNIT, inputs);
    save([x]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const tensors = { ...inputs, x: saved[0]!, dy };
        const [ofX, ...ofWeights] = run<tf.Tensor[]>(FOLDED_UNIT_GRADIENTS, tensors);
        return inputGradient ? [ofX!, ...ofWeights] : ofWeights;
      },
    };
  });
  const weights = [kernel, gamma, beta];
  return op(...(inputGradient ? [x, ...weights] : weights)) as tf.Tensor4D;
}
