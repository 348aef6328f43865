/** One epoch of each model over what the page has imported, by the studio's own session. */
import { train } from '../../src/automation/training';
import {
  defaultMobileNet,
  defaultRecipe,
  type ModelKind,
  type Recipe,
} from '../../src/domain/recipe';
import './import';

/** One epoch a stage. MobileNetV2 looks at each picture once, and fine-tunes its last blocks. */
function oneEpoch(kind: ModelKind): Recipe {
  const recipe = defaultRecipe(kind);
  const fineTune = { ...defaultMobileNet.fineTune, from: 'block_13', epochs: 1 };
  const training = { ...recipe.training, epochs: 1 };
  const model = kind === 'cnn' ? recipe.model : { ...defaultMobileNet, variants: 0, fineTune };
  return { ...recipe, model, training };
}

const costing = {
  /** Milliseconds from the button to the judged model. */
  async train(kind: ModelKind) {
    const started = performance.now();
    await train(oneEpoch(kind), 'auto', () => {});
    return performance.now() - started;
  },
};

declare global {
  interface Window {
    costing: typeof costing;
  }
}
window.costing = costing;
