import type { Migration } from '../versioned';

/**
 * Version 2: the split has a seed of its own. Files of version 1 were split by the
 * recipe's seed.
 */
const splitHasItsOwnSeed: Migration = (recipe) => {
  if (typeof recipe.split !== 'object' || recipe.split === null) return { ...recipe, version: 2 };
  if ('seed' in recipe.split) {
    throw new Error('This recipe cannot be used: split.seed is not a field of recipe version 1.');
  }
  return { ...recipe, version: 2, split: { ...recipe.split, seed: recipe.seed } };
};

export const recipeMigrations: readonly Migration[] = [splitHasItsOwnSeed];
