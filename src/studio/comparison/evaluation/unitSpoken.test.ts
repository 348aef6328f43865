import { expect, it } from 'vitest';
import { unitReadings, unitSpoken } from './unitSpoken';

const labels = { xLabel: 'FPR', yLabel: 'TPR' };

it('reads out a curve at its threshold and at some of its points, from the first to the last', () => {
  const line = Array.from({ length: 9 }, (_, i) => ({ x: i / 8, y: 1, threshold: i || NaN }));
  const shown = [{ field: 'threshold', title: 'threshold', format: '.3f' }];
  expect(unitSpoken('ROC curve', { ...labels, line, shown, marker: [0.1, 0.9] })).toBe(
    [
      'ROC curve',
      'At the threshold: FPR 0.100, TPR 0.900',
      'FPR 0.000, TPR 1.000',
      'FPR 0.250, TPR 1.000, threshold 2',
      'FPR 0.500, TPR 1.000, threshold 4',
      'FPR 0.750, TPR 1.000, threshold 6',
      'FPR 1.000, TPR 1.000, threshold 8',
    ].join('. '),
  );
});

it('reads out every dot', () => {
  const line = Array.from({ length: 10 }, (_, i) => ({ x: i / 10, y: i / 10, images: 1200 }));
  const shown = [{ field: 'images', title: 'images', format: 'd' }];
  const spoken = unitSpoken('Diagram', { ...labels, line, shown, dots: true });
  expect(spoken.match(/images 1,200/g)).toHaveLength(10);
});

it('has every point of a curve of three classes for the keyboard, each with its threshold', () => {
  const line = Array.from({ length: 9 }, (_, i) => ({ x: i / 8, y: 1, threshold: i / 9 || NaN }));
  const shown = [{ field: 'threshold', title: 'threshold', format: '.3f' }];
  const { count, at } = unitReadings({ ...labels, line, shown, classIndex: 2 });
  expect(count).toBe(9);
  expect([at(0), at(4)]).toEqual(['FPR 0.000, TPR 1.000', 'FPR 0.500, TPR 1.000, threshold 0.444']);
});
