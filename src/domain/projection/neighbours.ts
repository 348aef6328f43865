import type { FeatureTable } from '../issues/probe';

export interface Neighbours {
  /** Of each row the rows nearest to it, itself first, [rows][count]. */
  indices: number[][];
  /** Their Euclidean distances. */
  distances: number[][];
}

/** Square of the distance of two rows. */
function squareBetween({ values, width }: FeatureTable, a: number, b: number): number {
  const [i, k] = [a * width, b * width];
  let sum = 0;
  for (let j = 0; j < width; j++) {
    const difference = values[i + j]! - values[k + j]!;
    sum += difference * difference;
  }
  return sum;
}

/**
 * The `count` nearest rows of every row, exactly: every pair is compared. Yields the fraction done,
 * in [0, 1].
 */
export function* nearestNeighbours(
  table: FeatureTable,
  count: number,
): Generator<number, Neighbours> {
  const rows = table.values.length / table.width;
  const kept = Math.min(count, rows);
  const squares = Array.from({ length: rows }, () => new Float64Array(kept).fill(Infinity));
  const indices = Array.from({ length: rows }, () => new Int32Array(kept).fill(-1));
  const offer = (row: number, other: number, square: number) => {
    const best = squares[row]!;
    if (square >= best[kept - 1]!) return;
    const found = indices[row]!;
    let place = kept - 1;
    for (; place > 0 && best[place - 1]! > square; place--) {
      best[place] = best[place - 1]!;
      found[place] = found[place - 1]!;
    }
    best[place] = square;
    found[place] = other;
  };
  for (let row = 0; row < rows; row++) {
    offer(row, row, -1);
    for (let other = row + 1; other < rows; other++) {
      const square = squareBetween(table, row, other);
      offer(row, other, square);
      offer(other, row, square);
    }
    if (row % 20 === 0) yield 1 - (1 - row / rows) ** 2;
  }
  return {
    indices: indices.map((found) => [...found]),
    distances: squares.map((best) => [...best].map((square) => Math.sqrt(Math.max(0, square)))),
  };
}
