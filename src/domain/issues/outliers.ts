/** Images that are far from the other images of their class. */
import { meanAlike, nearestRows } from './nearestRows';
import type { FeatureTable } from './probe';

/** A row, how far it is from its class, and how unusual that is in its class. */
export interface OutlierRow {
  row: number;
  /** Mean cosine distance (1 − cosine) to the nearest rows of its class, in [0, 2]. */
  distance: number;
  /** Robust z-score of the distance: (distance − median) / (1.4826 · MAD) over the class. */
  z: number;
}

/** The nearest rows of the class that the distance is the mean of; fewer in a class that has no more. */
const NEIGHBOURS = 10;

/** A class with fewer images says nothing about what is usual in it. */
export const LEAST_OF_CLASS = 10;

/** From here on a distance is marked: the bound of Iglewicz and Hoaglin (1993) for robust z-scores. */
export const OUTLIER_Z = 3.5;

/** Makes the MAD of normally distributed values their standard deviation. */
const MAD_TO_SD = 1.4826;

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * All rows of the classes that have enough of them, the most unusual first. Yields the fraction done,
 * in [0, 1].
 *
 * @param rows as `directions` gives them
 * @param bounds as `reducedRows` gives them
 * @param classes the rows of each class; those with fewer than `LEAST_OF_CLASS` give nothing
 */
export function* classOutliers(
  rows: FeatureTable,
  bounds: FeatureTable,
  classes: readonly (readonly number[])[],
): Generator<number, OutlierRow[]> {
  const large = classes.filter(({ length }) => length >= LEAST_OF_CLASS);
  const work = large.reduce((sum, { length }) => sum + length ** 2, 0);
  const found: OutlierRow[] = [];
  let done = 0;
  for (const members of large) {
    const share = members.length ** 2 / work;
    const count = Math.min(NEIGHBOURS, members.length - 1);
    const search = nearestRows(rows, bounds, members, count);
    let state = search.next();
    for (; !state.done; state = search.next()) yield done + share * state.value;
    done += share;
    const distances = state.value.map((nearest) => 1 - meanAlike(nearest));
    const median = medianOf(distances);
    const spread = MAD_TO_SD * medianOf(distances.map((d) => Math.abs(d - median)));
    members.forEach((row, i) => {
      const distance = distances[i]!;
      found.push({ row, distance, z: spread > 0 ? (distance - median) / spread : 0 });
    });
  }
  return found.sort((a, b) => b.z - a.z);
}
