/** One epoch of each model over what the page has imported, by the studio's own session. */
import { train } from '../../src/automation/training';
import { exportZip } from '../../src/client/exporting';
import { inference } from '../../src/client/inference';
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

/** The tutorial's network, at its size. */
const tutorial: Recipe = { ...oneEpoch('cnn', defaultCnn), imageSize: 224 };

const costing = {
  /** A run whose model can be exported: quickly trained, and as large as the tutorial's. */
  async tutorialRun() {
    const { id, params } = await train(tutorial, 'auto', () => {});
    return { runId: id, parameters: params };
  },
  /** The run's model in every format without the user's images, as one zip. */
  async exportAll(runId: string) {
    const model = { kind: 'run', runId } as const;
    const offers = await inference().listFormats(model);
    const formats = offers
      .filter(({ id, unavailable }) => unavailable === null && id !== 'dataset')
      .map(({ id }) => id);
    const started = performance.now();
    const { zip } = await exportZip([model], formats, () => {}, new AbortController().signal);
    return { formats, bytes: zip.size, milliseconds: performance.now() - started };
  },
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
