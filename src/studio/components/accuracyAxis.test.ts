import { expect, it } from 'vitest';
import { accuracyAxis } from './accuracyAxis';

it('begins at a round value below the lowest accuracy and ends at 100%', () => {
  const { ticks, place } = accuracyAxis(0.913);
  expect(ticks).toEqual([0.9, 0.92, 0.94, 0.96, 0.98, 1]);
  expect(place(0.9)).toBeCloseTo(0);
  expect(place(0.95)).toBeCloseTo(50);
  expect(place(1)).toBeCloseTo(100);
});

it('holds where every accuracy is 100%, and where one is 0', () => {
  expect(accuracyAxis(1).ticks.at(-1)).toBe(1);
  expect(Number.isFinite(accuracyAxis(1).place(1))).toBe(true);
  expect(accuracyAxis(0).ticks[0]).toBe(0);
});
