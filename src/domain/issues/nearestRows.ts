import type { FeatureTable } from './probe';
import { cosine } from './similarity';

/** What is alike to one row, the most alike first. */
export interface NearestRows {
  /** Fewer than asked where there are no more; the rest is −1. */
  rows: Int32Array;
  /** The cosine of each, in [-1, 1]; −∞ where there is none. */
  alike: Float64Array;
}

function offer({ rows, alike }: NearestRows, row: number, cosine: number): void {
  let place = alike.length - 1;
  if (cosine <= alike[place]!) return;
  for (; place > 0 && alike[place - 1]! < cosine; place--) {
    alike[place] = alike[place - 1]!;
    rows[place] = rows[place - 1]!;
  }
  alike[place] = cosine;
  rows[place] = row;
}

/**
 * Of each member the `count` other members that are the most alike to it, exactly: every pair is
 * compared, by its bound first, and by the rows themselves where that is high enough. Yields the
 * fraction done, in [0, 1].
 *
 * @param rows as `directions` gives them
 * @param bounds as `reducedRows` gives them
 * @param isWanted whether the rows are to be compared, the same in both orders
 * @returns in the order of the members
 */
export function* nearestRows(
  rows: FeatureTable,
  bounds: FeatureTable,
  members: readonly number[],
  count: number,
  isWanted: (a: number, b: number) => boolean = () => true,
): Generator<number, NearestRows[]> {
  const found = members.map((): NearestRows => ({
    rows: new Int32Array(count).fill(-1),
    alike: new Float64Array(count).fill(-Infinity),
  }));
  const last = count - 1;
  for (let i = 0; i < members.length; i++) {
    const a = members[i]!;
    const ofA = found[i]!;
    for (let j = i + 1; j < members.length; j++) {
      const b = members[j]!;
      const ofB = found[j]!;
      const most = cosine(bounds, a, b);
      if (most <= ofA.alike[last]! && most <= ofB.alike[last]!) continue;
      if (!isWanted(a, b)) continue;
      const alike = cosine(rows, a, b);
      offer(ofA, b, alike);
      offer(ofB, a, alike);
    }
    if (i % 20 === 0) yield 1 - (1 - i / members.length) ** 2;
  }
  return found;
}

/** The mean of the cosines that there are; 0 where there is none. */
export function meanAlike({ alike }: NearestRows): number {
  const known = alike.filter((value) => value > -Infinity);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}
