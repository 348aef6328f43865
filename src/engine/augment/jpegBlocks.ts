/** JPEG's quantised DCT of blocks of 8 × 8, as libjpeg computes it, in float32. */
import * as tf from '@tensorflow/tfjs';
import { COSINES } from './jpegTables';

/** Exact, where a division by a power of two may not be on a graphics card. */
export const shifted = <T extends tf.Tensor>(x: T, bits: number): T =>
  tf.floor(tf.mul(x, 2 ** -bits));

/** [64 inputs][64 outputs] of a block, row by row. */
const matrix = (of: (input: number, output: number) => number): number[][] =>
  Array.from({ length: 64 }, (_, input) =>
    Array.from({ length: 64 }, (_, output) => of(input, output)),
  );
const transposed = (values: number[][]) => matrix((input, output) => values[output]![input]!);

/** Places of each row to frequencies, and places of each column. */
const ROWS = matrix((place, frequency) =>
  place >> 3 === frequency >> 3 ? COSINES[frequency & 7]![place & 7]! : 0,
);
const COLUMNS = matrix((place, frequency) =>
  (place & 7) === (frequency & 7) ? COSINES[frequency >> 3]![place >> 3]! : 0,
);

const product = (blocks: tf.Tensor4D, values: number[][]): tf.Tensor4D =>
  tf.conv2d(blocks, tf.reshape<tf.Rank.R4>(tf.tensor2d(values), [1, 1, 64, 64]), 1, 'valid');

/**
 * blocks × values / 2^bits, rounded. The sums themselves may pass 2²⁴: those of the numbers'
 * higher bits and of their lowest six do not, and are put together again after the division.
 */
function pass(blocks: tf.Tensor4D, values: number[][], bits: number): tf.Tensor4D {
  const high = shifted(blocks, 6);
  const low = tf.sub<tf.Tensor4D>(blocks, tf.mul(high, 64));
  const carried = shifted(tf.add<tf.Tensor4D>(product(low, values), 2 ** (bits - 1)), 6);
  return shifted(tf.add<tf.Tensor4D>(product(high, values), carried), bits - 6);
}

/** Rows (axis 1) or columns (2) up to a multiple of a number, by repeating the last. */
export function padded(planes: tf.Tensor4D, axis: 1 | 2, multiple: number): tf.Tensor4D {
  const size = planes.shape[axis];
  if (size % multiple === 0) return planes;
  const length = Math.ceil(size / multiple) * multiple;
  const places = Array.from({ length }, (_, i) => Math.min(i, size - 1));
  return tf.gather(planes, tf.tensor1d(places, 'int32'), axis);
}

/** The first rows and columns. */
export const cropped = (planes: tf.Tensor4D, height: number, width: number): tf.Tensor4D =>
  planes.shape[1] === height && planes.shape[2] === width
    ? planes
    : tf.slice(planes, 0, [planes.shape[0], height, width, 1]);

/**
 * Planes of bytes [n, height, width, 1] through the DCT of their blocks, quantised, and back.
 *
 * @param steps 64 of each plane, as `quantisationSteps` gives them
 */
export function throughBlocks(planes: tf.Tensor4D, steps: readonly number[][]): tf.Tensor4D {
  const [count, height, width] = planes.shape;
  const samples = tf.sub<tf.Tensor4D>(padded(padded(planes, 1, 8), 2, 8), 128);
  const filter = tf.reshape<tf.Rank.R4>(tf.tensor2d(ROWS), [8, 8, 1, 64]);
  const sums = tf.conv2d(samples, filter, 8, 'valid');
  const rows = shifted(tf.add<tf.Tensor4D>(sums, 1024), 11);
  // In eighths.
  const exact = pass(rows, COLUMNS, 15);
  const each = (of: (step: number) => number) =>
    tf.tensor4d(steps.flat().map(of), [count, 1, 1, 64]);
  // |exact| / (8 · step), rounded. The half keeps quotients off whole numbers, where a reciprocal's
  // own rounding would show.
  const raised = tf.add(
    tf.abs(exact),
    each((step) => 4 * step + 0.5),
  );
  const reciprocals = each((step) => 1 / (8 * step));
  const levels = tf.mul(tf.floor(tf.mul(raised, reciprocals)), tf.sign(exact));
  const quantised = tf.mul<tf.Tensor4D>(
    levels,
    each((step) => step),
  );
  const decoded = pass(pass(quantised, transposed(COLUMNS), 11), transposed(ROWS), 18);
  const bytes = tf.clipByValue<tf.Tensor4D>(tf.add(decoded, 128), 0, 255);
  return cropped(tf.depthToSpace(bytes, 8, 'NHWC'), height, width);
}
