import { describe, expect, it } from 'vitest';
import { groupedRows, keyTarget, plainRows, rowOf } from './layout';

describe('rows of the gallery', () => {
  it('fills rows and leaves the last short', () => {
    expect(plainRows(7, 3).map((row) => row.length)).toEqual([3, 3, 1]);
    expect(plainRows(0, 3)).toEqual([]);
  });

  it('puts small groups side by side and never breaks one that fits', () => {
    const rows = groupedRows([2, 2, 3, 2], 5);
    expect(rows.map((row) => row.segments.map((s) => s.length))).toEqual([
      [2, 2],
      [3, 2],
    ]);
    expect(rows.map((row) => row.first)).toEqual([0, 4]);
  });

  it('breaks a group that is longer than a row', () => {
    const rows = groupedRows([1, 7, 2], 3);
    expect(rows.map((row) => row.segments.map((s) => s.length))).toEqual([[1], [3], [3], [1, 2]]);
    expect(rows.reduce((sum, row) => sum + row.length, 0)).toBe(10);
  });

  it('finds the row of an image', () => {
    const rows = groupedRows([2, 2, 3, 2], 5);
    expect([0, 3, 4, 8].map((index) => rowOf(rows, index))).toEqual([0, 0, 1, 1]);
  });
});

describe('moving by keys', () => {
  const rows = plainRows(10, 4);
  it('moves by one, by row, by page, and stops at the ends', () => {
    expect(keyTarget('ArrowRight', 9, rows, 2)).toBe(9);
    expect(keyTarget('ArrowLeft', 4, rows, 2)).toBe(3);
    expect(keyTarget('ArrowDown', 1, rows, 2)).toBe(5);
    expect(keyTarget('ArrowDown', 7, rows, 2)).toBe(9);
    expect(keyTarget('ArrowDown', 9, rows, 2)).toBe(9);
    expect(keyTarget('ArrowUp', 2, rows, 2)).toBe(2);
    expect(keyTarget('PageUp', 9, rows, 2)).toBe(1);
    expect(keyTarget('PageDown', 5, rows, 2)).toBe(9);
    expect(keyTarget('End', 0, rows, 2)).toBe(9);
    expect(keyTarget('x', 0, rows, 2)).toBeNull();
    expect(keyTarget('ArrowDown', 0, [], 2)).toBeNull();
  });
});
