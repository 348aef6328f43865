/** Rows in few dimensions, with a bound on how alike two of them can be: most pairs need no more than it. */
import { principalCoordinates } from '../projection/principal';
import type { FeatureTable } from './probe';

const SEED = 1;
const DIMENSIONS = 50;

/** Single precision: what the bound may be too small by. */
const ROUNDING = 1e-4;

export interface ReducedRows {
  /** The rows in the dimensions in which they vary the most. */
  coordinates: FeatureTable;
  /**
   * The same and, last, the length of what is left of each row outside of these dimensions. The dot
   * product of two such rows is never less than that of the rows themselves (Cauchy–Schwarz).
   */
  bounds: FeatureTable;
}

/** `rows`: as `directions` gives them. Yields the fraction done, in [0, 1]. */
export function* reducedRows(rows: FeatureTable): Generator<number, ReducedRows> {
  const coordinates = yield* principalCoordinates(rows, DIMENSIONS, SEED);
  const { values, width } = coordinates;
  const count = values.length / width;
  const bounds = new Float32Array(count * (width + 1));
  for (let row = 0; row < count; row++) {
    let left = ROUNDING;
    for (let j = 0; j < rows.width; j++) left += rows.values[row * rows.width + j]! ** 2;
    for (let j = 0; j < width; j++) {
      const value = values[row * width + j]!;
      bounds[row * (width + 1) + j] = value;
      left -= value ** 2;
    }
    bounds[row * (width + 1) + width] = Math.sqrt(Math.max(0, left));
  }
  return { coordinates, bounds: { values: bounds, width: width + 1 } };
}
