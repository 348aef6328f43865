import { expect, it } from 'vitest';
import type { SnapshotItem, Split } from './dataset';
import { drawingsIn, learnedFromDrawings, SAMPLE_FOLDER } from './sample';

const items = (paths: string[], split: Split = 'train'): SnapshotItem[] =>
  paths.map((path) => ({ hash: path, classIndex: 0, split, path }));

const drawings = [`${SAMPLE_FOLDER}/train/a/1.png`, `${SAMPLE_FOLDER}/train/a/2.png`];

it('counts the drawings among the training images alone', () => {
  expect(drawingsIn({ items: [...items(drawings), ...items(drawings, 'test')] })).toBe(2);
  expect(drawingsIn({ items: items(['photos/illustrated sample.jpg', 'a.jpg']) })).toBe(0);
});

it('knows a model that learned mostly from drawings', () => {
  expect(learnedFromDrawings({ items: items([...drawings, 'photo.jpg']) })).toBe(true);
  expect(learnedFromDrawings({ items: items([...drawings, 'a.jpg', 'b.jpg']) })).toBe(false);
  expect(learnedFromDrawings({ items: items(drawings, 'test') })).toBe(false);
  expect(learnedFromDrawings({ items: [] })).toBe(false);
});
