import { describe, expect, it } from 'vitest';
import { cosine, directions, nearest } from './similarity';

// Rows around the mean (5, 5, 5).
const table = {
  values: Float32Array.from([6, 5, 5, 9, 5, 5, 4, 5, 5, 5, 8, 5, 1, 2, 5, 5, 5, 5]),
  width: 3,
};

describe('similarity', () => {
  const rows = directions(table);

  it('is the cosine less the mean, whatever the length', () => {
    expect(cosine(rows, 0, 1)).toBeCloseTo(1);
    expect(cosine(rows, 0, 2)).toBeCloseTo(-1);
    expect(cosine(rows, 0, 3)).toBeCloseTo(0);
    expect(cosine(rows, 2, 4)).toBeCloseTo(0.8);
    expect(cosine(rows, 0, 5)).toBe(0);
  });

  it('finds the nearest that are wanted, without the row itself', () => {
    expect(nearest(rows, 2, 2, () => true)).toEqual([4, 3]);
    expect(nearest(rows, 2, 2, (row) => row !== 4)).toHaveLength(2);
    expect(nearest(rows, 0, 1, (row) => row !== 1)).toEqual([3]);
    expect(nearest(rows, 0, 9, () => true)).toHaveLength(5);
  });
});
