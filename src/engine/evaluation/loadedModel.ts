import type * as tf from '@tensorflow/tfjs';
import { predictedScores } from './predictions';
import type { ModelRecipe } from '../../domain/models/registry';
import type { Forward } from '../models/family';
import { plainForward } from '../models/plainForward';
import { buildModel, familyOf } from '../models/registry';
import { pixelTensor } from '../pixels/pixelTensor';
import type { ClassScores } from '../protocol/models';

/** A model as it is stored. */
export interface LoadedModel {
  model: tf.LayersModel;
  /** What a family of the studio built it from; null where that is not known. */
  recipe: ModelRecipe | null;
  /** Only its file says that the recipe is its own. */
  isFromFile: boolean;
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

/** What inference does not need: how weights were drawn, and which of them trained. */
const NOT_COMPARED = /initializer|regularizer|constraint|trainable|dtype|batch_?input_?shape/i;

/** A layer's settings, sorted by name. A family reads the input's scaling from the model. */
const settingsOf = (layer: tf.layers.Layer): [string, unknown][] =>
  layer.getClassName() === 'Rescaling'
    ? []
    : Object.entries(layer.getConfig())
        .filter(([key]) => !NOT_COMPARED.test(key))
        .sort(([a], [b]) => (a < b ? -1 : 1));

/** What each layer computes, and from which layers. */
const structureOf = ({ layers }: tf.LayersModel): string =>
  JSON.stringify(
    layers.map((layer) => [
      layer.getClassName(),
      settingsOf(layer),
      layer.inboundNodes.map(({ inboundLayers }) => inboundLayers.map(({ name }) => name)),
    ]),
  );

/** Whether the model is the network that this recipe builds: a file may name a recipe and hold another. */
function isBuiltFrom({ model, classCount, inputSize }: LoadedModel, recipe: ModelRecipe): boolean {
  const built = buildModel(recipe, { imageSize: inputSize, classCount, seed: 1 });
  try {
    return structureOf(built) === structureOf(model);
  } finally {
    built.dispose();
  }
}

/** The family's own pass where the model is known to be the family's; else layer by layer. */
function forwardOf(loaded: LoadedModel): Forward {
  const { model, recipe, isFromFile } = loaded;
  if (!recipe || (isFromFile && !isBuiltFrom(loaded, recipe))) return plainForward(model);
  return familyOf(recipe.kind).forward(model, recipe);
}

/**
 * The model made ready for image after image. Its first prediction compiles shaders and packs weights; it is
 * made here, before the user waits for one.
 */
export async function readyModel(loaded: LoadedModel): Promise<ReadyModel> {
  const { model, inputSize } = loaded;
  const forward = forwardOf(loaded);
  const dispose = () => {
    forward.dispose();
    model.dispose();
  };
  const ready = { ...loaded, forward, dispose };
  await classify(ready, new Uint8Array(inputSize * inputSize * 3));
  return ready;
}
