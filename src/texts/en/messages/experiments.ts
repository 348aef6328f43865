/** Experiments: plans that cannot be, and the comparison of recipes in words. */
export const experiments = {
  foldsOutOfRange: 'Choose between {{least, number}} and {{most, number}} folds.',
  repeatsOutOfRange: 'Choose at least 1 repeat.',
  testOutOfRange: 'Choose a share of test images between 0 and 100%.',
  tooFewGroups: {
    folds:
      '{{folds, number}} folds need at least {{needed, number}} groups of images in each class, and {{className}} has {{count, number}}. An image without near-duplicates is a group of its own. Choose fewer folds, or add images.',
    resampled:
      'Random splits need at least {{needed, number}} groups of images in each class, and {{className}} has {{count, number}}. An image without near-duplicates is a group of its own. Add images.',
  },
} as const;
