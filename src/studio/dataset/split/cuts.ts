import type { SplitFractions } from '../../../domain/recipe/recipe';

/** Where the training and the validation split end, in percent. */
export type Cuts = [number, number];

export const LARGEST_SEED = 2 ** 31 - 1;

export const cutsOf = ({ train, validation }: SplitFractions): Cuts => [
  Math.round(train * 100),
  Math.round((train + validation) * 100),
];

/** Whole hundredths that add up to exactly one. */
export const fractionsOf = ([first, second]: Cuts): SplitFractions => ({
  train: first / 100,
  validation: (second - first) / 100,
  test: (100 - second) / 100,
});
