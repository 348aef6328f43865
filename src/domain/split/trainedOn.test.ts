import { expect, it } from 'vitest';
import { trainedOn } from './trainedOn';

const split = { train: ['a', 'b'], validation: ['c'], test: ['d', 'e', 'f'] };

it.each([
  ['no split is known', ['d'], undefined, null],
  ['all are its test images', ['d', 'e'], split, 0],
  ['one is in no split', ['d', 'x'], split, null],
  ['it lists other images only', ['x', 'y'], split, null],
  ['it was trained on one and tuned on another', ['a', 'c', 'd', 'x'], split, 2],
])('where %s', (_, test, known, expected) => {
  expect(trainedOn(test, known)).toBe(expected);
});
