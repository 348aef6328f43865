import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random';
import { nearestNeighbours } from './neighbours';
import { principalCoordinates } from './principal';

function result<T>(work: Generator<number, T>): T {
  let before = 0;
  let state = work.next();
  while (!state.done) {
    expect(state.value).toBeGreaterThanOrEqual(before);
    expect(state.value).toBeLessThanOrEqual(1);
    before = state.value;
    state = work.next();
  }
  return state.value;
}

const distance = (
  { values, width }: { values: Float32Array; width: number },
  a: number,
  b: number,
) =>
  Math.hypot(
    ...Array.from({ length: width }, (_, j) => values[a * width + j]! - values[b * width + j]!),
  );

/** 40 rows of 30 columns that vary in 3 directions only, with mean 0. */
function flatTable() {
  const random = randomFrom(5);
  const directions = Array.from({ length: 3 }, () =>
    Array.from({ length: 30 }, () => random() - 0.5),
  );
  const values = new Float32Array(40 * 30);
  for (let row = 0; row < 40; row += 2) {
    directions.forEach((direction, k) => {
      const along = (random() - 0.5) * 10 ** k;
      direction.forEach((x, j) => {
        values[row * 30 + j]! += along * x;
        values[(row + 1) * 30 + j]! -= along * x;
      });
    });
  }
  return { values, width: 30 };
}

describe('principalCoordinates', () => {
  it('keeps the distances of rows that vary in few directions', () => {
    const table = flatTable();
    const reduced = result(principalCoordinates(table, 3, 1));
    expect(reduced.width).toBe(3);
    for (const [a, b] of [
      [0, 1],
      [0, 7],
      [12, 39],
    ] as const) {
      expect(distance(reduced, a, b)).toBeCloseTo(distance(table, a, b), 3);
    }
    expect(result(principalCoordinates(table, 3, 1))).toEqual(reduced);
  });

  it('has no more dimensions than there are rows', () => {
    const table = { values: Float32Array.from([1, 0, 0, -1, 0, 0]), width: 3 };
    expect(result(principalCoordinates(table, 50, 1)).width).toBe(2);
  });
});

describe('nearestNeighbours', () => {
  it('is exact, each row itself first', () => {
    const table = flatTable();
    const { indices, distances } = result(nearestNeighbours(table, 5));
    for (let row = 0; row < 40; row++) {
      const sorted = Array.from({ length: 40 }, (_, other) => distance(table, row, other)).sort(
        (a, b) => a - b,
      );
      expect(indices[row]![0]).toBe(row);
      distances[row]!.forEach((found, k) => expect(found).toBeCloseTo(sorted[k]!, 3));
      indices[row]!.forEach((other, k) =>
        expect(distance(table, row, other)).toBeCloseTo(distances[row]![k]!, 3),
      );
    }
  });
});
