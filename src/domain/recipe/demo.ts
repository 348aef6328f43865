import { cnn } from '../models/cnn';
import { mobilenetv2 } from '../models/mobilenetv2';
import { defaultRecipe, type Recipe } from './recipe';

/** Side of the networks' inputs, in pixels. */
const IMAGE_SIZE = 96;

/**
 * The demo's two runs on the whole sample, which has 120 training images: MobileNetV2 ends ahead
 * of the CNN (`npm run benchmark:demo`). Batches of 8 and no early stopping: with fewer steps the
 * CNN's accuracy depends on its seed by ten points and more.
 */
export function demoRecipes(seed = 1): [cnn: Recipe, mobileNet: Recipe] {
  const [scratch, pretrained] = [defaultRecipe('cnn', seed), defaultRecipe('mobilenetv2', seed)];
  return [
    {
      ...scratch,
      imageSize: IMAGE_SIZE,
      model: cnn.defaults,
      training: {
        ...scratch.training,
        epochs: 60,
        batchSize: 8,
        learningRate: 5e-4,
        earlyStopping: null,
      },
    },
    {
      ...pretrained,
      imageSize: IMAGE_SIZE,
      model: {
        ...mobilenetv2.defaults,
        variants: 6,
        fineTune: { from: 'all', epochs: 20, learningRate: 3e-4 },
      },
      training: {
        ...pretrained.training,
        epochs: 12,
        batchSize: 32,
        learningRate: 1e-3,
        earlyStopping: null,
      },
    },
  ];
}
