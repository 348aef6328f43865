import type * as tf from '@tensorflow/tfjs';
import type { InputScaling } from '../../domain/model';
import type { ModelRecipe } from '../../domain/recipe';
import { buildCnn } from './cnn';
import { buildMobileNet } from './mobilenetv2';
import { BUNDLED_SCALING } from './pretrained/bundled';

/**
 * The network a recipe asks for, with freshly drawn weights (pretrained ones are
 * loaded over them by name). It takes raw RGB 0–255, [batch, imageSize, imageSize, 3]
 * and gives [batch, 1], the probability of the second class, for two classes, else
 * [batch, classCount] probabilities. `scaling` is what MobileNetV2's pretrained weights
 * were trained on; the CNN has its own.
 */
export async function buildModel(
  model: ModelRecipe,
  imageSize: number,
  classCount: number,
  seed: number,
  scaling: InputScaling = BUNDLED_SCALING,
): Promise<tf.LayersModel> {
  switch (model.kind) {
    case 'cnn':
      return buildCnn(model, imageSize, classCount, seed);
    case 'mobilenetv2':
      return buildMobileNet(model, imageSize, classCount, seed, scaling);
  }
}
