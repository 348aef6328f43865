import * as tf from '@tensorflow/tfjs';
import type { ModelRecipe } from '../../../domain/models/registry';
import { defaultRecipe } from '../../../domain/recipe/recipe';
import { buildModel } from '../../models/registry';
import { readValues, variablesOf } from '../../models/weights';
import type { Network } from '../format';
import { topologyOf } from '../loadModel';

const SIZE = 64;

/** Weights as training leaves them: biases not 0, and moving statistics not 0 and 1. */
function disturb(model: tf.LayersModel): void {
  let seed = 1;
  for (const [name, variable] of variablesOf(model.weights)) {
    const around = (low: number, high: number) =>
      tf.randomUniform(variable.shape, low, high, 'float32', seed++);
    if (/variance|gamma/.test(name)) variable.assign(around(0.5, 1.5));
    // Small, so that no score is 0 or 1, where differences do not show.
    else if (name === 'predictions/kernel') variable.assign(around(-0.05, 0.05));
    else if (/mean|beta|bias/.test(name)) variable.assign(around(-0.3, 0.3));
  }
}

/** A network of this family with drawn weights, two random images, and what it gives for them. */
export async function networkOf(
  kind: ModelRecipe['kind'],
  classCount: number,
): Promise<{ network: Network; images: tf.Tensor4D; scores: Float32Array }> {
  const { model: recipe } = defaultRecipe(kind, 4);
  const model = buildModel(recipe, { imageSize: SIZE, classCount, seed: 4 });
  disturb(model);
  const images = tf.randomUniform<tf.Rank.R4>([2, SIZE, SIZE, 3], 0, 255, 'float32', 8);
  const output = model.apply(images, { training: false }) as tf.Tensor;
  const scores = (await output.data()) as Float32Array;
  const network = {
    topology: topologyOf(model),
    weights: await readValues(variablesOf(model.weights)),
  };
  output.dispose();
  model.dispose();
  return { network, images, scores };
}
