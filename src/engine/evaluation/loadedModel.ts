import type * as tf from '@tensorflow/tfjs';
import { predictScores } from './predictions';
import { pixelTensor } from '../pixels/pixelTensor';
import type { ClassScores } from '../protocol';

/** A model ready to use. */
export interface LoadedModel {
  model: tf.LayersModel;
  classCount: number;
  inputSize: number;
}

/** One square of uint8 RGB as the model takes it, [1, size, size, 3]. */
export const imageTensor = (square: Uint8Array, size: number): tf.Tensor4D =>
  pixelTensor({ size, read: (_, target) => target.set(square) }, [0], 1);

/** Scores of one square, and the milliseconds from pixels to scores. */
export async function classify(loaded: LoadedModel, square: Uint8Array): Promise<ClassScores> {
  const image = imageTensor(square, loaded.inputSize);
  try {
    const began = performance.now();
    const [scores] = await predictScores(loaded.model, image, loaded.classCount);
    return { scores: scores!, milliseconds: performance.now() - began };
  } finally {
    image.dispose();
  }
}

/** The first prediction compiles shaders; this one is made before the user waits for one. */
export async function warmUp(loaded: LoadedModel): Promise<LoadedModel> {
  const { inputSize } = loaded;
  await classify(loaded, new Uint8Array(inputSize * inputSize * 3));
  return loaded;
}
