/** Recipes that train in seconds on a few images of 64 px. */
import type { ModelKind } from '../../src/domain/models/registry';
import { defaultMobileNet } from '../../src/domain/models/mobilenetv2';
import { defaultRecipe, type Recipe } from '../../src/domain/recipe/recipe';

function small(kind: ModelKind, epochs: number): Recipe {
  const recipe = defaultRecipe(kind, 3);
  const training = { ...recipe.training, epochs, batchSize: 8, earlyStopping: null };
  return { ...recipe, imageSize: 64, training };
}

export const recipes: Record<ModelKind, Recipe> = {
  cnn: small('cnn', 5),
  'compact-cnn': small('compact-cnn', 5),
  mobilenetv2: {
    ...small('mobilenetv2', 3),
    model: {
      ...defaultMobileNet,
      variants: 1,
      fineTune: { ...defaultMobileNet.fineTune, from: 'block_13', epochs: 3 },
    },
  },
};

/** Of each run of an experiment. */
export const foldRecipe: Recipe = small('compact-cnn', 3);

/** For WebGL, which is slow without a graphics card. */
export const shortRecipe: Recipe = small('cnn', 3);
