import * as tf from '@tensorflow/tfjs';
import type { InputScaling } from '../../../domain/models/inputScaling';
import type { NamedTensors } from '../../../domain/tensors';
import { deriveSeed } from '../../../domain/random';
import { recipePlan, type MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { outputActivation, outputWidth } from '../../../domain/task';
import type { BuildOptions } from '../family';
import { BUNDLED_SCALING } from './pretrained/bundled';
import { SeededDropout } from '../layers/seededDropout';
import {
  planWeights,
  splitPlan,
  type ConvUnit,
  type Plan,
} from '../../../domain/models/mobilenetv2Plan';
import { assignValues, variablesOf } from '../weights';

/** Keras's own values; the normalisation never trains, so the momentum only travels in the file. */
export const BN_EPSILON = 1e-3;
const BN_MOMENTUM = 0.999;

/** The head's layers, in order; their names are the same in every model. */
export const HEAD_LAYERS = {
  pool: 'average_pooling2d',
  flatten: 'flatten',
  dense: 'dense',
  dropout: 'dropout',
  predictions: 'predictions',
} as const;

/**
 * The whole network a recipe asks for: trunk up to its feature layer, global average
 * pooling, flatten, Dense + ReLU, dropout, and a sigmoid (softmax over more than two
 * classes). Raw RGB 0–255 [batch, size, size, 3] → [batch, 1 or classes] probabilities.
 * The head is drawn from `seed`; fill the trunk with `loadPretrained`. Layers that the
 * recipe leaves frozen say so in the layer table.
 */
export function buildMobileNet(
  recipe: MobileNetRecipe,
  { imageSize, classCount, seed, scaling = BUNDLED_SCALING }: BuildOptions,
): tf.LayersModel {
  const plan = recipePlan(recipe);
  const trunk = mobileNetBackbone(plan, imageSize, scaling);
  const { tail } = splitPlan(plan, recipe.fineTune.from);
  const trained = new Set(tail.flatMap((block) => block.units.flatMap((u) => [u.name, u.norm])));
  for (const layer of trunk.layers) layer.trainable = trained.has(layer.name);

  const dense = (name: string, units: number, activation: 'relu' | 'sigmoid' | 'softmax') =>
    tf.layers.dense({
      name,
      units,
      activation,
      kernelInitializer: tf.initializers.glorotUniform({
        seed: deriveSeed(seed, 'weights', name),
      }),
    });
  const [, height, width] = trunk.outputs[0]!.shape;
  const head: tf.layers.Layer[] = [
    // Over the whole map: global pooling that tfjs can flatten, as the article's does.
    tf.layers.averagePooling2d({ name: HEAD_LAYERS.pool, poolSize: [height!, width!] }),
    tf.layers.flatten({ name: HEAD_LAYERS.flatten }),
    dense(HEAD_LAYERS.dense, recipe.headUnits, 'relu'),
    new SeededDropout({ name: HEAD_LAYERS.dropout, rate: recipe.dropout }),
    dense(HEAD_LAYERS.predictions, outputWidth(classCount), outputActivation(classCount)),
  ];
  return tf.model({
    inputs: trunk.inputs,
    outputs: head.reduce((x, layer) => apply(layer, x), trunk.outputs[0]!),
    name: 'mobilenetv2',
  });
}

/** How a model scales raw pixels, as its first layer has it. */
export function scalingOf(model: tf.LayersModel): InputScaling {
  const { scale, offset } = model.getLayer('rescaling').getConfig();
  return { scale: Number(scale), offset: Number(offset) };
}

/** Fill a model's trunk with pretrained weights; what lies behind the cut is not needed. */
export function loadPretrained(model: tf.LayersModel, plan: Plan, tensors: NamedTensors): void {
  const variables = variablesOf(model.weights);
  const trunk = [...planWeights(plan).keys()];
  assignValues(new Map(trunk.map((name) => [name, variables.get(name)!])), tensors);
}

/**
 * Build the trunk a plan describes as a LayersModel.
 * Input: raw RGB 0–255, [batch, size, size, 3], rescaled by the first layer.
 * Output: the plan's last activation, [batch, height, width, channels].
 * Fresh weights; see pretrained/ for filling them.
 */
export function mobileNetBackbone(plan: Plan, size: number, scaling: InputScaling): tf.LayersModel {
  const input = tf.input({ shape: [size, size, 3], name: 'image' });
  let x = apply(tf.layers.rescaling({ name: 'rescaling', ...scaling }), input);
  for (const block of plan) {
    const entry = x;
    for (const unit of block.units) x = convUnit(unit, x);
    if (block.add) {
      x = tf.layers.add({ name: block.add }).apply([entry, x]) as tf.SymbolicTensor;
    }
  }
  return tf.model({ inputs: input, outputs: x, name: 'mobilenetv2_trunk' });
}

function convUnit(unit: ConvUnit, input: tf.SymbolicTensor): tf.SymbolicTensor {
  const { name, kernel, stride, pad } = unit;
  const common = {
    name,
    kernelSize: kernel,
    strides: stride,
    padding: pad ? ('valid' as const) : ('same' as const),
    useBias: false,
  };
  let x = input;
  if (pad) {
    x = apply(tf.layers.zeroPadding2d({ name: pad, padding: padding(input.shape) }), x);
  }
  const conv =
    unit.kind === 'conv'
      ? tf.layers.conv2d({ ...common, filters: unit.outputs })
      : tf.layers.depthwiseConv2d({ ...common, depthMultiplier: 1 });
  x = apply(inferenceBatchNormalization(unit.norm), apply(conv, x));
  return unit.relu ? apply(tf.layers.reLU({ name: unit.relu, maxValue: 6 }), x) : x;
}

/** Keras's `correct_pad` for a 3×3 kernel: an even side is padded below and right only. */
function padding(shape: (number | null)[]): [[number, number], [number, number]] {
  const side = (length: number): [number, number] => [length % 2 === 0 ? 0 : 1, 1];
  return [side(shape[1]!), side(shape[2]!)];
}

/**
 * Batch normalisation that keeps to its stored mean and variance even inside
 * `fit`, which the stock layer does not (it ignores `trainable = false`, and its
 * statistics drift). It is the stock layer otherwise, and saves as it.
 */
export function inferenceBatchNormalization(name: string): tf.layers.Layer {
  const layer = tf.layers.batchNormalization({ name, epsilon: BN_EPSILON, momentum: BN_MOMENTUM });
  const normalise = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => normalise(inputs, { ...kwargs, training: false });
  return layer;
}

function apply(layer: tf.layers.Layer, input: tf.SymbolicTensor): tf.SymbolicTensor {
  return layer.apply(input) as tf.SymbolicTensor;
}
