import { expect, it } from 'vitest';
import { foldLayers } from './foldLayers';

const row = (name: string, block: string | null, params: number, trainable = true) => ({
  name,
  type: 'Conv2D',
  outputShape: [params],
  params,
  trainable,
  trainableParams: trainable ? params : 0,
  block,
});

it('folds neighbours of one block and leaves the others alone', () => {
  const groups = foldLayers([
    row('a', null, 1),
    row('b', null, 2),
    row('c', 'block_1', 3, false),
    row('d', 'block_1', 4),
    row('e', 'block_2', 5, false),
  ]);
  expect(groups.map(({ name, rows }) => [name, rows.length])).toEqual([
    [null, 1],
    [null, 1],
    ['block_1', 2],
    ['block_2', 1],
  ]);
  expect(groups[2]).toMatchObject({ params: 7, trainableParams: 4, outputShape: [4] });
  expect(groups[3]!.trainableParams).toBe(0);
});
