import * as tf from '@tensorflow/tfjs';
import { recipePlan, type MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { splitPlan } from '../../../domain/models/mobilenetv2Plan';
import type { CutForward, Forward } from '../family';
import { variablesOf } from '../weights';
import { HEAD_LAYERS, scalingOf } from './build';
import { FrozenBackbone, rescale } from './frozenBackbone';
import { frozenPart } from './frozenPart';

const layersOf = (model: tf.LayersModel, names: readonly string[]): tf.layers.Layer[] =>
  names.map((name) => model.getLayer(name));

const through = (layers: readonly tf.layers.Layer[], input: tf.Tensor): tf.Tensor =>
  layers.reduce((x, layer) => layer.apply(x, { training: false }) as tf.Tensor, input);

/** MobileNetV2 with folded normalisation: twice as fast as its layers, equal to 1e-4. */
export function foldedForward(model: tf.LayersModel, recipe: MobileNetRecipe): Forward {
  const weights = variablesOf(model.weights);
  const backbone = new FrozenBackbone(recipePlan(recipe), (name) => weights.get(name)!);
  const head = layersOf(model, Object.values(HEAD_LAYERS));
  const scaling = scalingOf(model);
  const activations = (images: tf.Tensor4D) =>
    tf.tidy(() => backbone.run(rescale(images, scaling)));
  return {
    run: (images) => tf.tidy(() => through(head, activations(images))),
    activations,
    dispose: () => backbone.dispose(),
  };
}

/** The same, cut where the recipe's fine-tuning begins, or before the head; null where all of it trains. */
export async function cutForward(
  model: tf.LayersModel,
  recipe: MobileNetRecipe,
): Promise<CutForward | null> {
  const { frozen, tail } = splitPlan(recipePlan(recipe), recipe.fineTune.from);
  if (frozen.length === 0) return null;
  const form = tail.length === 0 ? 'pooled' : 'whole';
  const part = await frozenPart(model, { network: frozen, part: frozen, form });
  const { pooling, flatten, ...dense } = HEAD_LAYERS;
  const head = layersOf(model, Object.values(dense));
  if (tail.length === 0) {
    return {
      frozen: part,
      rest: (features) => tf.tidy(() => through(head, features)),
      dispose: () => part.dispose(),
    };
  }
  const weights = variablesOf(model.weights);
  const tuned = new FrozenBackbone(tail, (name) => weights.get(name)!);
  const whole = [...layersOf(model, [pooling, flatten]), ...head];
  return {
    frozen: part,
    rest: (features) => tf.tidy(() => through(whole, tuned.run(features as tf.Tensor4D))),
    dispose() {
      part.dispose();
      tuned.dispose();
    },
  };
}
