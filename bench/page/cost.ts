/** One epoch of each model over what the page has imported, by the studio's own session. */
import { train } from '../../src/automation/training';
import { defaultCnn } from '../../src/domain/models/cnn';
import { defaultMobileNet } from '../../src/domain/models/mobilenetv2';
import { defaultRecipe, type Recipe } from '../../src/domain/recipe/recipe';
import type { ModelKind } from '../../src/domain/models/registry';
import './import';

/** One epoch a stage, of the smallest work that uses all of a model's parts. */
function oneEpoch(kind: ModelKind, model: Recipe['model']): Recipe {
  const recipe = defaultRecipe(kind);
  return { ...recipe, model, training: { ...recipe.training, epochs: 1 } };
}

const { fineTune } = defaultMobileNet;
const recipes = {
  cnn: oneEpoch('cnn', defaultCnn),
  /** Computes one variant of each image, and fine-tunes its last blocks. */
  mobilenetv2: oneEpoch('mobilenetv2', {
    ...defaultMobileNet,
    variants: 0,
    fineTune: { ...fineTune, from: 'block_13', epochs: 1 },
  }),
  /** Keeps the features of each image and of four variants of it. */
  'five looks': oneEpoch('mobilenetv2', {
    ...defaultMobileNet,
    variants: 4,
    fineTune: { ...fineTune, from: 'none' },
  }),
};

const costing = {
  /** Milliseconds from the button to the evaluated model. */
  async train(work: keyof typeof recipes) {
    const started = performance.now();
    await train(recipes[work], 'auto', () => {});
    return performance.now() - started;
  },
};

declare global {
  interface Window {
    costing: typeof costing;
  }
}
window.costing = costing;
