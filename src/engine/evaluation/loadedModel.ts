import type * as tf from '@tensorflow/tfjs';
import { predictedScores } from './predictions';
import type { ModelRecipe } from '../../domain/models/registry';
import type { Forward } from '../models/family';
import { plainForward } from '../models/plainForward';
import { familyOf } from '../models/registry';
import { pixelTensor } from '../pixels/pixelTensor';
import type { ClassScores } from '../protocol';

/** A model as it is stored. */
export interface LoadedModel {
  model: tf.LayersModel;
  /** What a family of the studio built it from; null for a model from files. */
  recipe: ModelRecipe | null;
  classCount: number;
  inputSize: number;
}

/** One with its fastest forward pass, which keeps memory of its own. */
export interface ReadyModel extends LoadedModel {
  forward: Forward;
  dispose(): void;
}

/** One square of uint8 RGB as the model takes it, [1, size, size, 3]. */
export const imageTensor = (square: Uint8Array, size: number): tf.Tensor4D =>
  pixelTensor({ size, read: (_, target) => target.set(square) }, [0], 1);

/** Scores of one square, and the milliseconds from pixels to scores. */
export async function classify(ready: ReadyModel, square: Uint8Array): Promise<ClassScores> {
  const image = imageTensor(square, ready.inputSize);
  try {
    const began = performance.now();
    const [scores] = await predictedScores(ready.forward.run, image, ready.classCount, 1);
    return { scores: scores!, milliseconds: performance.now() - began };
  } finally {
    image.dispose();
  }
}

/**
 * The model made ready for image after image. Its first prediction compiles shaders and packs weights; it is
 * made here, before the user waits for one.
 */
export async function readyModel(loaded: LoadedModel): Promise<ReadyModel> {
  const { model, recipe, inputSize } = loaded;
  const forward = recipe ? familyOf(recipe.kind).forward(model, recipe) : plainForward(model);
  const dispose = () => {
    forward.dispose();
    model.dispose();
  };
  const ready = { ...loaded, forward, dispose };
  await classify(ready, new Uint8Array(inputSize * inputSize * 3));
  return ready;
}
