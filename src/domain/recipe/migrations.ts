import { cannotBeUsed, unknownField, type Migration } from '../versioned';

/**
 * Version 2: the split has a seed of its own. Files of version 1 were split by the
 * recipe's seed.
 */
const splitHasItsOwnSeed: Migration = (recipe) => {
  if (typeof recipe.split !== 'object' || recipe.split === null) return { ...recipe, version: 2 };
  if ('seed' in recipe.split) {
    throw cannotBeUsed('recipe', unknownField('recipe', 'split.seed', 1));
  }
  return { ...recipe, version: 2, split: { ...recipe.split, seed: recipe.seed } };
};

export const recipeMigrations: readonly Migration[] = [splitHasItsOwnSeed];
