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

/** Version 3: whether classes are weighted in the loss. Before, none were. */
const classWeightsAreSaid: Migration = (recipe) => {
  if (typeof recipe.training !== 'object' || recipe.training === null)
    return { ...recipe, version: 3 };
  if ('classWeights' in recipe.training) {
    throw cannotBeUsed('recipe', unknownField('recipe', 'training.classWeights', 2));
  }
  return { ...recipe, version: 3, training: { ...recipe.training, classWeights: 'none' } };
};

/** Version 4: photometric augmentation, which there was none of. */
const photometricIsOff: Migration = (recipe) => {
  const { augmentation } = recipe;
  if (typeof augmentation !== 'object' || augmentation === null) return { ...recipe, version: 4 };
  if ('photometric' in augmentation) {
    throw cannotBeUsed('recipe', unknownField('recipe', 'augmentation.photometric', 3));
  }
  const off = (amount: number) => ({ enabled: false, amount });
  const photometric = {
    ...{ brightness: off(0.3), contrast: off(0.3), saturation: off(0.3) },
    ...{ blur: off(1), noise: off(0.05), cutout: off(0.3) },
  };
  return { ...recipe, version: 4, augmentation: { ...augmentation, photometric } };
};

/** Version 5: JPEG quality, which was never lowered. */
const jpegIsOff: Migration = (recipe) => {
  const augmentation = recipe.augmentation as { photometric?: unknown } | null | undefined;
  const photometric = augmentation?.photometric;
  if (typeof photometric !== 'object' || photometric === null) return { ...recipe, version: 5 };
  if ('jpeg' in photometric) {
    throw cannotBeUsed('recipe', unknownField('recipe', 'augmentation.photometric.jpeg', 4));
  }
  const jpeg = { enabled: false, amount: 50 };
  return {
    ...recipe,
    version: 5,
    augmentation: { ...augmentation, photometric: { ...photometric, jpeg } },
  };
};

export const recipeMigrations: readonly Migration[] = [
  splitHasItsOwnSeed,
  classWeightsAreSaid,
  photometricIsOff,
  jpegIsOff,
];
