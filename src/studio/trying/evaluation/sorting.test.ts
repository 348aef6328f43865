import { expect, it } from 'vitest';
import { sorted, type Sorting } from './sorting';

const one = (path: string, p: number, truth: number | null) => ({
  ...{ path, truth, scores: [1 - p, p], predicted: p >= 0.5 ? 1 : 0, sure: true },
});
const predictions = [one('10.jpg', 0.9, 1), one('2.jpg', 0.2, null), one('1.jpg', 0.6, 0)];
const classes = ['plain', 'masked'];

it.each<[Sorting, string[]]>([
  [{ key: 'path', descending: false }, ['1.jpg', '2.jpg', '10.jpg']],
  [{ key: 'path', descending: true }, ['10.jpg', '2.jpg', '1.jpg']],
  [{ key: 'prediction', descending: false }, ['1.jpg', '10.jpg', '2.jpg']],
  [{ key: 'confidence', descending: false }, ['1.jpg', '2.jpg', '10.jpg']],
  [{ key: 'confidence', descending: true }, ['10.jpg', '2.jpg', '1.jpg']],
  [{ key: 'truth', descending: false }, ['2.jpg', '10.jpg', '1.jpg']],
  [{ key: 'truth', descending: true }, ['1.jpg', '10.jpg', '2.jpg']],
])('sorts by %o', (sorting, paths) => {
  expect(sorted(predictions, classes, sorting).map(({ path }) => path)).toEqual(paths);
});
