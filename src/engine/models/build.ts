import type * as tf from '@tensorflow/tfjs';
import type { ModelRecipe } from '../../domain/recipe';
import { buildCnn } from './cnn';

/**
 * The network a recipe asks for, with freshly drawn weights (pretrained ones are
 * loaded over them by name). It takes raw RGB 0–255, [batch, imageSize, imageSize, 3]
 * and gives [batch, 1], the probability of the second class, for two classes, else
 * [batch, classCount] probabilities.
 */
export async function buildModel(
  model: ModelRecipe,
  imageSize: number,
  classCount: number,
  seed: number,
): Promise<tf.LayersModel> {
  switch (model.kind) {
    case 'cnn':
      return buildCnn(model, imageSize, classCount, seed);
    case 'mobilenetv2':
      throw new Error('MobileNetV2 is not built yet.');
  }
}
