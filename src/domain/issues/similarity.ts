/** How alike images are in feature space: the cosine of their features, less the mean of all. */
import type { FeatureTable } from './probe';

/**
 * Rows of length 1, less the mean row. Without the mean, all images of one kind look alike. A row that
 * is the mean stays 0.
 */
export function directions({ values, width }: FeatureTable): FeatureTable {
  const count = values.length / width;
  const mean = new Float64Array(width);
  for (let i = 0; i < values.length; i++) mean[i % width]! += values[i]! / count;
  const rows = new Float32Array(values.length);
  for (let from = 0; from < values.length; from += width) {
    let square = 0;
    for (let j = 0; j < width; j++) square += (values[from + j]! - mean[j]!) ** 2;
    const scale = square > 1e-12 ? 1 / Math.sqrt(square) : 0;
    for (let j = 0; j < width; j++) rows[from + j] = (values[from + j]! - mean[j]!) * scale;
  }
  return { values: rows, width };
}

/** The cosine of two rows of `directions`, in [-1, 1]. */
export function cosine({ values, width }: FeatureTable, a: number, b: number): number {
  const [i, k] = [a * width, b * width];
  let [even, odd] = [0, 0];
  for (let j = 0; j + 1 < width; j += 2) {
    even += values[i + j]! * values[k + j]!;
    odd += values[i + j + 1]! * values[k + j + 1]!;
  }
  if (width % 2 === 1) even += values[i + width - 1]! * values[k + width - 1]!;
  return even + odd;
}

/** The rows most alike to `row` among those that `isWanted`, the most alike first; never itself. */
export function nearest(
  rows: FeatureTable,
  row: number,
  count: number,
  isWanted: (row: number) => boolean,
): number[] {
  const best: { other: number; alike: number }[] = [];
  for (let other = 0; other < rows.values.length / rows.width; other++) {
    if (other === row || !isWanted(other)) continue;
    const alike = cosine(rows, row, other);
    if (best.length === count && alike <= best.at(-1)!.alike) continue;
    const place = best.findIndex((found) => found.alike < alike);
    best.splice(place < 0 ? best.length : place, 0, { other, alike });
    best.length = Math.min(best.length, count);
  }
  return best.map(({ other }) => other);
}
