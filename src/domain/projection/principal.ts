/** Fewer dimensions for the features, so that all pairs of thousands of images can be compared. */
import type { FeatureTable } from '../issues/probe';
import { randomFrom, shuffledIndices } from '../random';

/** Rows that the directions are found on: more hardly change them. */
const SAMPLE = 1000;
const ITERATIONS = 4;

/** Rows made orthonormal, one after another (modified Gram–Schmidt). */
function orthonormalise(rows: Float64Array[]): void {
  rows.forEach((row, i) => {
    for (const before of rows.slice(0, i)) {
      let dot = 0;
      for (let j = 0; j < row.length; j++) dot += row[j]! * before[j]!;
      for (let j = 0; j < row.length; j++) row[j]! -= dot * before[j]!;
    }
    let square = 0;
    for (let j = 0; j < row.length; j++) square += row[j]! ** 2;
    const scale = square > 1e-18 ? 1 / Math.sqrt(square) : 0;
    for (let j = 0; j < row.length; j++) row[j]! *= scale;
  });
}

function dotOf(basis: Float64Array, values: Float32Array, from: number): number {
  let sum = 0;
  for (let j = 0; j < basis.length; j++) sum += basis[j]! * values[from + j]!;
  return sum;
}

/**
 * The rows in the subspace in which they vary the most, `dimensions` of it: distances in it are nearly
 * those between the rows. Found by subspace iteration on a sample, decided by the seed; the directions
 * are not sorted. Yields the fraction done, in [0, 1].
 *
 * @param table rows whose mean is 0, such as `directions`; with fewer rows or columns than
 *   `dimensions`, there are as many as these
 */
export function* principalCoordinates(
  { values, width }: FeatureTable,
  dimensions: number,
  seed: number,
): Generator<number, FeatureTable> {
  const count = values.length / width;
  const kept = Math.min(dimensions, width, count);
  const random = randomFrom(seed);
  const sample = [...shuffledIndices(count, seed)].slice(0, SAMPLE);
  let basis = Array.from({ length: kept }, () =>
    Float64Array.from({ length: width }, () => random() - 0.5),
  );
  orthonormalise(basis);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = basis.map(() => new Float64Array(width));
    for (const [i, row] of sample.entries()) {
      const from = row * width;
      basis.forEach((direction, k) => {
        const along = dotOf(direction, values, from);
        const target = next[k]!;
        for (let j = 0; j < width; j++) target[j]! += along * values[from + j]!;
      });
      if (i % 50 === 0) yield (0.8 * (iteration + i / sample.length)) / ITERATIONS;
    }
    orthonormalise(next);
    basis = next;
  }
  const coordinates = new Float32Array(count * kept);
  for (let row = 0; row < count; row++) {
    basis.forEach((direction, k) => {
      coordinates[row * kept + k] = dotOf(direction, values, row * width);
    });
    if (row % 200 === 0) yield 0.8 + (0.2 * row) / count;
  }
  return { values: coordinates, width: kept };
}
