import * as tf from '@tensorflow/tfjs';
import type { Convolution, DepthwiseConvolution } from '../../graph/graph';
import type { QuantizedWeights } from '../quantize';
import type { Padded } from './padding';
import { plainSums, type Sums } from './plainSums';

/** Every integer up to this one is a float32. */
const LARGEST_EXACT = 2 ** 24;
/** The most that a value is from a zero point. */
const LARGEST_VALUE = 255;

/** Whether sums with this kernel stay exact in float32, in whatever order they are added. */
function isExact({ kernel, bias }: QuantizedWeights): boolean {
  const outputs = bias.length;
  const sums = new Float64Array(outputs);
  kernel.forEach((weight, i) => (sums[i % outputs]! += Math.abs(weight)));
  return Math.max(...sums) * LARGEST_VALUE < LARGEST_EXACT;
}

/** tfjs's processor backend is slower than plain loops. */
const isFast = () => tf.getBackend() !== 'cpu' && tf.backend().floatPrecision() === 32;

/** The same integers by tfjs's convolutions, several times as fast. */
function backendSums(
  operation: Convolution | DepthwiseConvolution,
  { kernel, bias }: QuantizedWeights,
): Sums {
  const shape: [number, number, number, number] =
    operation.kind === 'conv' ? operation.kernelShape : [...operation.kernelShape, 1];
  const filter = tf.tensor4d(Float32Array.from(kernel), shape);
  const { strides } = operation;
  const apply = (image: tf.Tensor4D): tf.Tensor =>
    operation.kind === 'conv'
      ? tf.conv2d(image, filter, strides, 'valid')
      : tf.depthwiseConv2d(image, filter, strides, 'valid');
  return {
    run({ values, shape: of }: Padded) {
      const output = tf.tidy(() => apply(tf.tensor4d(Float32Array.from(values), [1, ...of])));
      const sums = Int32Array.from(output.dataSync());
      output.dispose();
      const outputs = bias.length;
      for (let at = 0; at < sums.length; at += outputs) {
        for (let i = 0; i < outputs; i++) sums[at + i]! += bias[i]!;
      }
      return sums;
    },
    dispose: () => filter.dispose(),
  };
}

/** The fastest way to the exact sums of this operation. */
export const sumsOf = (
  operation: Convolution | DepthwiseConvolution,
  weights: QuantizedWeights,
): Sums =>
  isFast() && isExact(weights) ? backendSums(operation, weights) : plainSums(operation, weights);
