import { expect, it } from 'vitest';
import { sorted, type Sorting } from './sorting';

const one = (path: string, p: number) => ({
  ...{ path, truth: null, scores: [1 - p, p], predicted: p >= 0.5 ? 1 : 0, sure: true },
});
const predictions = [one('10.jpg', 0.9), one('2.jpg', 0.2), one('1.jpg', 0.6)];
const classes = ['plain', 'masked'];

it.each<[Sorting, string[]]>([
  [{ key: 'path', descending: false }, ['1.jpg', '2.jpg', '10.jpg']],
  [{ key: 'path', descending: true }, ['10.jpg', '2.jpg', '1.jpg']],
  [{ key: 'prediction', descending: false }, ['1.jpg', '10.jpg', '2.jpg']],
  [{ key: 'confidence', descending: false }, ['1.jpg', '2.jpg', '10.jpg']],
  [{ key: 'confidence', descending: true }, ['10.jpg', '2.jpg', '1.jpg']],
])('sorts by %o', (sorting, paths) => {
  expect(sorted(predictions, classes, sorting).map(({ path }) => path)).toEqual(paths);
});
