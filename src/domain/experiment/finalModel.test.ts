import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../recipe/recipe';
import type { EpochRecord } from '../run/run';
import type { Stage } from '../run/stage';
import { expectedAccuracy, finalDecision, finalRecipe, median, staleSince } from './finalModel';

const epochsOf = (stage: Stage, valLosses: number[], before = 0): EpochRecord[] =>
  valLosses.map((valLoss, index) => ({
    ...{ epoch: before + index + 1, stage, loss: 1, accuracy: 0.5, valLoss, valAccuracy: 0.5 },
    seconds: 1,
  }));

const scratch = (bestEpoch: number) => ({
  bestEpoch,
  epochs: epochsOf(
    'train',
    Array.from({ length: 9 }, (_, i) => Math.abs(i + 1 - bestEpoch)),
  ),
});

/** `best` counts through both stages. */
const transfer = (head: number[], fineTune: number[], bestEpoch: number) => ({
  bestEpoch,
  epochs: [...epochsOf('head', head), ...epochsOf('fine-tune', fineTune, head.length)],
});

it('takes medians', () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([4, 1, 9, 6])).toBe(5);
});

describe('the recipe of a final model', () => {
  it('has the median of the best epochs, no early stopping, and all images to train on', () => {
    const recipe = defaultRecipe('cnn', 4);
    const final = finalRecipe(recipe, [scratch(3), scratch(8), scratch(4)]);
    expect(final.training).toEqual({ ...recipe.training, epochs: 4, earlyStopping: null });
    expect(final).toMatchObject({ seed: 4, split: { train: 1, validation: 0, test: 0 } });
    expect(final.model).toEqual(recipe.model);
  });

  it('has them for each stage', () => {
    const recipe = defaultRecipe('mobilenetv2');
    const runs = [
      // The head's best is its second of three; fine-tuning's best is its second: epoch 5.
      transfer([3, 1, 2], [0.9, 0.5, 0.7], 5),
      transfer([3, 2, 1, 4], [0.9, 0.8, 0.7, 0.5], 8),
      transfer([3, 1], [0.9, 0.8, 0.5], 5),
    ];
    const final = finalRecipe(recipe, runs);
    expect(final.training.epochs).toBe(2);
    expect(final.model).toMatchObject({ fineTune: { from: 'block_10', epochs: 3 } });
  });

  it('leaves fine-tuning out that improved nothing', () => {
    const runs = [transfer([2, 1], [3, 4], 2), transfer([2, 1], [3, 4], 2)];
    const final = finalRecipe(defaultRecipe('mobilenetv2'), runs);
    expect(final.training.epochs).toBe(2);
    expect(final.model).toMatchObject({ fineTune: { from: 'none' } });
  });
});

it('decides by the medians of threshold and temperature', () => {
  const chosen = [0.3, 0.7, 0.6].map((threshold) => ({
    ...{ threshold, isChosen: true, temperature: 10 * threshold },
  }));
  expect(finalDecision(chosen)).toEqual({
    ...{ threshold: 0.6, thresholdFrom: 'validation', temperature: 6 },
  });
  const without = { threshold: 0.5, isChosen: false, temperature: null };
  expect(finalDecision([...chosen, without])).toEqual({
    ...{ threshold: 0.55, thresholdFrom: 'validation' },
  });
  expect(finalDecision([without])).toEqual({ threshold: 0.5, thresholdFrom: 'default' });
});

it('is stale once more runs are finished than it was made from', () => {
  const plan = { kind: 'folds', folds: 5, repeats: 1 } as const;
  const expectedAccuracy = { mean: 0.9, interval: null, plan, runs: 1 };
  expect(staleSince({ expectedAccuracy }, 5)).toBe(1);
  expect(staleSince({ expectedAccuracy }, 1)).toBeNull();
  // Of earlier versions.
  expect(staleSince({}, 5)).toBeNull();
});

it('is expected to be as accurate as the runs were', () => {
  const plan = { kind: 'folds', folds: 2, repeats: 1 } as const;
  const run = { repeat: 1, fold: 1, seed: 1, train: 50, test: 50, accuracy: 0.9 };
  expect(expectedAccuracy({ name: 'a', plan, runs: [] })).toBeNull();
  const two = [run, { ...run, fold: 2, accuracy: 0.8 }];
  expect(expectedAccuracy({ name: 'a', plan, runs: two })).toMatchObject({
    ...{ mean: expect.closeTo(0.85, 9), plan, runs: 2, interval: { low: 0, high: 1 } },
  });
});
