import * as tf from '@tensorflow/tfjs';
import type { ModelRecipe } from '../../domain/recipe';
import { HEAD_LAYERS, recipePlan, scalingOf } from './mobilenetv2';
import { FrozenTrunk, rescale } from './mobilenetv2Frozen';
import { variablesOf } from './weights';

/** A trained model as it judges many images: raw RGB 0–255 [n, size, size, 3] → its output. */
export interface Forward {
  run(images: tf.Tensor4D): tf.Tensor;
  dispose(): void;
}

/**
 * The fastest way through a model whose weights no longer change: MobileNetV2 with its
 * normalisation folded away, twice as fast as its layers and equal to 1e-4; the CNN as
 * it is.
 */
export function forwardOf(model: tf.LayersModel, recipe: ModelRecipe): Forward {
  const plain = (images: tf.Tensor) => model.apply(images, { training: false }) as tf.Tensor;
  if (recipe.kind === 'cnn') return { run: plain, dispose: () => undefined };
  const weights = variablesOf(model.weights);
  const trunk = new FrozenTrunk(recipePlan(recipe), (name) => weights.get(name)!);
  const head = Object.values(HEAD_LAYERS).map((name) => model.getLayer(name));
  const scaling = scalingOf(model);
  return {
    run: (images) =>
      tf.tidy(() =>
        head.reduce<tf.Tensor>(
          (x, layer) => layer.apply(x, { training: false }) as tf.Tensor,
          trunk.run(rescale(images, scaling)),
        ),
      ),
    dispose: () => trunk.dispose(),
  };
}
