import { expect, it } from 'vitest';
import type { SnapshotItem } from '../../domain/dataset/dataset';
import { calibrationItems } from './calibration';

const items = (count: number): SnapshotItem[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ hash: String(i), classIndex: i < count / 2 ? 0 : 1, path: `${i}.png` },
    split: i % 4 === 0 ? ('test' as const) : ('train' as const),
  }));

it('takes 100 training images of all classes, the same ones each time', () => {
  const chosen = calibrationItems(items(800));
  expect(chosen).toHaveLength(100);
  expect(new Set(chosen).size).toBe(100);
  expect(chosen.every(({ split }) => split === 'train')).toBe(true);
  expect(new Set(chosen.map(({ classIndex }) => classIndex)).size).toBe(2);
  expect(calibrationItems(items(800))).toEqual(chosen);
});

it('takes all where there are fewer', () => {
  expect(calibrationItems(items(8))).toHaveLength(6);
});
