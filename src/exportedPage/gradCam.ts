import type { Dense, Operation } from '../engine/exporting/graph/graph';
import { isSigmoid, POSITIVE_CLASS } from '../domain/task';
import type { Network } from './network';

export interface AttributionMap {
  width: number;
  height: number;
  /** Row by row, in [0, 1]. */
  values: Float32Array;
}

/** The gradient of a class's logit by the outputs of the last layer. */
function seed(units: number, classIndex: number): Float32Array {
  const gradient = new Float32Array(units);
  if (isSigmoid(units)) gradient[0] = classIndex === POSITIVE_CLASS ? 1 : -1;
  else gradient[classIndex] = 1;
  return gradient;
}

/** The gradient by a dense layer's inputs, from that by its outputs, which are `outputs`. */
function throughDense(
  { kernel, kernelShape: [inputs, units], activation }: Dense,
  outputs: Float32Array,
  gradient: Float32Array,
): Float32Array {
  const passed =
    activation === 'relu' ? gradient.map((g, i) => (outputs[i]! > 0 ? g : 0)) : gradient;
  const result = new Float32Array(inputs);
  for (let i = 0; i < inputs; i++) {
    let sum = 0;
    for (let j = 0; j < units; j++) sum += kernel[i * units + j]! * passed[j]!;
    result[i] = sum;
  }
  return result;
}

/**
 * Grad-CAM (arXiv 1610.02391) of the image that the network ran last, as the studio computes it
 * (engine/evaluation/gradCam.ts): the last spatial activations, each channel weighted by how much
 * it raises the logit of `classIndex`, added up, the negative cut off, 1 where it is largest.
 * Null where the network has no activations of that kind.
 */
export function gradCam(network: Network, classIndex: number): AttributionMap | null {
  const { operations } = network.graph;
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  let operation: Operation | undefined = operations.at(-1)!;
  let gradient = seed(operation.shape[0]!, classIndex);
  for (;;) {
    if (operation.kind === 'dense') {
      gradient = throughDense(operation, network.values(operation.name), gradient);
    } else if (!['flatten', 'globalAverage', 'maxPool'].includes(operation.kind)) break;
    // Of the others only the sum over all positions is needed, which they keep: a maximum passes
    // its gradient to one pixel of its window, an average to all in equal parts.
    operation = byName.get(operation.inputs[0]!);
    if (!operation) return null;
  }
  const [height, width, channels] = operation.shape as [number, number, number];
  const weights = new Float32Array(channels);
  gradient.forEach((g, i) => (weights[i % channels]! += g));
  const activations = network.values(operation.name);
  const values = new Float32Array(height * width);
  for (let at = 0; at < values.length; at++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += activations[at * channels + c]! * weights[c]!;
    values[at] = Math.max(0, sum);
  }
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  return { width, height, values: most > 0 ? values.map((value) => value / most) : values };
}
