/**
 * Floating-point operations of one training step of the tutorial's CNN (3×3 convolutions
 * to 16, 32 and 64 channels, each halved by pooling, then 128 dense units and one
 * output), counted by hand. A multiply-add is two. What does not multiply matrices
 * (bias, ReLU, pooling, dropout, Adam) counts as nothing, so the figure errs against us.
 */
export function cnnStepFlops(size: number, batchSize: number): number {
  // Forward, at full, half and quarter size: pixels × window × channels in × channels out × 2.
  const conv1 = size ** 2 * 9 * 3 * 16 * 2;
  const conv2 = (size / 2) ** 2 * 9 * 16 * 32 * 2;
  const conv3 = (size / 4) ** 2 * 9 * 32 * 64 * 2;
  const dense = ((size / 8) ** 2 * 64 * 128 + 128) * 2;
  // The filter gradient costs what the forward pass costs, and so does the input gradient,
  // which the first layer, whose input is the image, does not need.
  return batchSize * (2 * conv1 + 3 * (conv2 + conv3 + dense));
}

/** Of an n × n matrix product. */
export const matMulFlops = (n: number): number => 2 * n ** 3;
