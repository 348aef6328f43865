import { expect, it } from 'vitest';
import type { Snapshot } from '../../domain/dataset/dataset';
import { defaultRecipe } from '../../domain/recipe/recipe';
import { drawsOf } from './draws';
import { variantTransforms } from './transforms';

const recipe = defaultRecipe('mobilenetv2', 5);

function snapshotOf(hashes: string[]): Snapshot {
  const items = hashes.map((hash) => ({
    hash,
    path: hash,
    classIndex: 0,
    split: 'train' as const,
  }));
  return { version: 2, hash: hashes.join(), classes: [], classIds: [], items };
}

it('draws for an ordinary run as every earlier version did: by seed, place and variant', () => {
  const draws = drawsOf(recipe, snapshotOf(['a', 'b', 'c']));
  expect([...draws.transforms([2, 0], 96, 3)]).toEqual([
    ...variantTransforms(recipe.augmentation, 96, 5, [2, 0], 3),
  ]);
});

it('draws for a run of an experiment by the image, wherever it is, whatever the run’s seed', () => {
  const experiment = { augmentationSeed: 9 };
  const draws = drawsOf(recipe, snapshotOf(['a', 'b', 'c']), experiment);
  const other = drawsOf({ ...recipe, seed: 77 }, snapshotOf(['c', 'x', 'a']), experiment);
  expect([...draws.transforms([0, 2], 96, 3)]).toEqual([...other.transforms([2, 0], 96, 3)]);
  expect(draws.keyOf(3)).toBe(other.keyOf(3));
  expect(draws.keyOf(3)).not.toBe(draws.keyOf(2));
  const elsewhere = drawsOf(recipe, snapshotOf(['a', 'b', 'c']), { augmentationSeed: 10 });
  expect([...elsewhere.transforms([0], 96, 3)]).not.toEqual([...draws.transforms([0], 96, 3)]);
  expect(elsewhere.keyOf(3)).not.toBe(draws.keyOf(3));
});
