import type { Convolution, DepthwiseConvolution } from '../../graph/graph';
import { outputsFirst } from '../layout';
import type { QuantizedWeights } from '../quantize';
import type { Padded } from './padding';

/** The sums of an operation for a padded image, biases included: int32 [height, width, outputs]. */
export interface Sums {
  run(image: Padded): Int32Array;
  dispose(): void;
}

/**
 * The sums of products of each row of `left` with each row of `right`, rows of `length`
 * values: int32 [left rows, right rows], `start` added to each of them.
 */
function products(left: Int16Array, right: Int16Array, length: number, start: Int32Array) {
  const columns = start.length;
  const rows = left.length / length;
  const sums = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * length;
    for (let column = 0; column < columns; column++) {
      let sum = start[column]!;
      const at = column * length;
      for (let i = 0; i < length; i++) {
        sum = (sum + Math.imul(left[from + i]!, right[at + i]!)) | 0;
      }
      sums[row * columns + column] = sum;
    }
  }
  return sums;
}

const nothing = () => undefined;

function convolutionSums(operation: Convolution, { kernel, bias }: QuantizedWeights): Sums {
  const [rows, columns, channels, outputs] = operation.kernelShape;
  const [height, width] = operation.shape as [number, number, number];
  const [down, across] = operation.strides;
  const segment = columns * channels;
  const length = rows * segment;
  const turned = Int16Array.from(outputsFirst(kernel, outputs));
  const run = ({ values, shape: [, wide] }: Padded) => {
    const patches = new Int16Array(width * length);
    const sums = new Int32Array(height * width * outputs);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let row = 0; row < rows; row++) {
          const from = ((y * down + row) * wide + x * across) * channels;
          patches.set(values.subarray(from, from + segment), x * length + row * segment);
        }
      }
      sums.set(products(patches, turned, length, bias), y * width * outputs);
    }
    return sums;
  };
  return { run, dispose: nothing };
}

function depthwiseSums(operation: DepthwiseConvolution, { kernel, bias }: QuantizedWeights): Sums {
  const [rows, columns, channels] = operation.kernelShape;
  const [height, width] = operation.shape as [number, number, number];
  const [down, across] = operation.strides;
  const run = ({ values, shape: [, wide] }: Padded) => {
    const sums = new Int32Array(height * width * channels);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const to = (y * width + x) * channels;
        for (let c = 0; c < channels; c++) {
          let sum = bias[c]!;
          for (let row = 0; row < rows; row++) {
            for (let column = 0; column < columns; column++) {
              const from = ((y * down + row) * wide + x * across + column) * channels + c;
              const weight = kernel[(row * columns + column) * channels + c]!;
              sum = (sum + Math.imul(values[from]!, weight)) | 0;
            }
          }
          sums[to + c] = sum;
        }
      }
    }
    return sums;
  };
  return { run, dispose: nothing };
}

/** Sums in integers, on the processor. */
export const plainSums = (
  operation: Convolution | DepthwiseConvolution,
  weights: QuantizedWeights,
): Sums =>
  operation.kind === 'conv'
    ? convolutionSums(operation, weights)
    : depthwiseSums(operation, weights);

/** int32 [outputs] of a vector less its zero point; `kernel` is [outputs, inputs]. */
export const denseSums = (vector: Int16Array, kernel: Int16Array, bias: Int32Array): Int32Array =>
  products(vector, kernel, vector.length, bias);
