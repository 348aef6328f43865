import { describe, expect, it } from 'vitest';
import { pointAt, pointsInside, pointsShown, wholeMap, zoomed } from './view';

const points = Float32Array.from([0, 0, 10, 0, 0, 5, 10, 5]);
const whole = wholeMap(points, 248, 148);

describe('the view of the map', () => {
  it('shows all points, in the middle', () => {
    expect(whole).toEqual({ scale: 20, x: 24, y: 24 });
  });

  it('zooms about a place, within bounds', () => {
    const near = zoomed(whole, whole, 2, { x: 224, y: 124 });
    expect(near).toEqual({ scale: 40, x: -176, y: -76 });
    expect(pointAt(points, near, { x: 226, y: 125 }, 5)).toBe(3);
    expect(zoomed(whole, whole, 1e9, { x: 0, y: 0 }).scale).toBe(1200);
    expect(zoomed(whole, whole, 0, { x: 0, y: 0 }).scale).toBe(10);
  });

  it('finds the point under the pointer, and none in between', () => {
    expect(pointAt(points, whole, { x: 24, y: 24 }, 8)).toBe(0);
    expect(pointAt(points, whole, { x: 120, y: 70 }, 8)).toBe(-1);
  });

  it('finds the points in a lasso, and those in the canvas', () => {
    const corner = [
      { x: 100, y: -10 },
      { x: 300, y: -10 },
      { x: 300, y: 200 },
      { x: 200, y: 200 },
    ];
    expect(pointsInside(points, whole, corner)).toEqual([1, 3]);
    expect(pointsInside(points, whole, [])).toEqual([]);
    expect(pointsShown(points, whole, { width: 100, height: 148 }, 9)).toEqual([0, 2]);
    expect(pointsShown(points, whole, { width: 248, height: 148 }, 3)).toBeNull();
  });
});
