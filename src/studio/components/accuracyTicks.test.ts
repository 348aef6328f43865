import { expect, it } from 'vitest';
import { accuracyTicks } from './accuracyTicks';

it('begin at a round value below the lowest accuracy and end at 100%', () => {
  expect(accuracyTicks(0.913)).toEqual([0.9, 0.92, 0.94, 0.96, 0.98, 1]);
});

it('hold where every accuracy is 100%, and where one is 0', () => {
  expect(accuracyTicks(1)).toEqual([0.99, 0.995, 1]);
  expect(accuracyTicks(0)[0]).toBe(0);
});
