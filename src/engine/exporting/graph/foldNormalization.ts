import type { Convolution, DepthwiseConvolution } from './graph';

interface Normalization {
  /** One value per channel, each. */
  gamma: Float32Array;
  beta: Float32Array;
  mean: Float32Array;
  variance: Float32Array;
  epsilon: number;
}

/**
 * Make a convolution also do the batch normalisation after it:
 * γ (k∗x + b − μ) / √(σ² + ε) + β = (kγ/√…)∗x + (b − μ) γ/√… + β.
 */
export function foldNormalization(
  convolution: Convolution | DepthwiseConvolution,
  { gamma, beta, mean, variance, epsilon }: Normalization,
): void {
  const factors = gamma.map((g, i) => g / Math.sqrt(variance[i]! + epsilon));
  const channels = factors.length;
  // The output channel is the innermost index of both kinds of kernel.
  convolution.kernel = convolution.kernel.map((value, i) => value * factors[i % channels]!);
  convolution.bias = convolution.bias.map((b, i) => (b - mean[i]!) * factors[i]! + beta[i]!);
}
