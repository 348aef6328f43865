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

/** Keras's values. The normalisation never trains, so the momentum is saved but has no effect. */
export const BN_EPSILON = 1e-3;
const BN_MOMENTUM = 0.999;

/** The head's layers, in order; their names are the same in every model. */
export const HEAD_LAYERS = {
  pooling: 'average_pooling2d',
  flatten: 'flatten',
  dense: 'dense',
  dropout: 'dropout',
  predictions: 'predictions',
} as const;

/**
 * The whole network a recipe describes: backbone up to its feature layer, global average
 * pooling, flatten, Dense + ReLU, dropout, and a sigmoid (softmax over more than two
 * classes). Raw RGB 0–255 [batch, size, size, 3] → [batch, 1 or classes] probabilities.
 * The head's initial weights derive from `seed`; `loadPretrained` sets the backbone's.
 * Only the layers that the recipe fine-tunes, and the head, are trainable. `hidden` are the units
 * of the dense layers before the last one: an imported network may have none, or several.
 */
export function buildMobileNet(
  recipe: MobileNetRecipe,
  { imageSize, classCount, seed, scaling = BUNDLED_SCALING }: BuildOptions,
  hidden: readonly number[] = [recipe.headUnits],
): tf.LayersModel {
  const plan = recipePlan(recipe);
  const backbone = mobileNetBackbone(plan, imageSize, scaling);
  const { tail } = splitPlan(plan, recipe.fineTune.from);
  const trained = new Set(tail.flatMap((block) => block.units.flatMap((u) => [u.name, u.norm])));
  for (const layer of backbone.layers) layer.trainable = trained.has(layer.name);

  const dense = (name: string, units: number, activation: 'relu' | 'sigmoid' | 'softmax') =>
    tf.layers.dense({
      name,
      units,
      activation,
      kernelInitializer: tf.initializers.glorotUniform({
        seed: deriveSeed(seed, 'weights', name),
      }),
    });
  const [, height, width] = backbone.outputs[0]!.shape;
  const head: tf.layers.Layer[] = [
    // Average pooling over the whole map, then Flatten, as in the tutorial.
    tf.layers.averagePooling2d({ name: HEAD_LAYERS.pooling, poolSize: [height!, width!] }),
    tf.layers.flatten({ name: HEAD_LAYERS.flatten }),
    ...hidden.map((units, i) =>
      dense(i === 0 ? HEAD_LAYERS.dense : `${HEAD_LAYERS.dense}_${i + 1}`, units, 'relu'),
    ),
    new SeededDropout({ name: HEAD_LAYERS.dropout, rate: recipe.dropout }),
    dense(HEAD_LAYERS.predictions, outputWidth(classCount), outputActivation(classCount)),
  ];
  return tf.model({
    inputs: backbone.inputs,
    outputs: head.reduce((x, layer) => apply(layer, x), backbone.outputs[0]!),
    name: 'mobilenetv2',
  });
}

/** How a model scales raw pixels, read from its first layer. */
export function scalingOf(model: tf.LayersModel): InputScaling {
  const { scale, offset } = model.getLayer('rescaling').getConfig();
  return { scale: Number(scale), offset: Number(offset) };
}

/** Assign pretrained weights to a model's backbone; weights after its feature layer are not needed. */
export function loadPretrained(model: tf.LayersModel, plan: Plan, tensors: NamedTensors): void {
  const variables = variablesOf(model.weights);
  const backbone = [...planWeights(plan).keys()];
  assignValues(new Map(backbone.map((name) => [name, variables.get(name)!])), tensors);
}

/**
 * Build the backbone a plan describes as a LayersModel.
 * Input: raw RGB 0–255, [batch, size, size, 3], rescaled by the first layer.
 * Output: the plan's last activation, [batch, height, width, channels].
 * With random initial weights; see pretrained/ for loading others.
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
  return tf.model({ inputs: input, outputs: x, name: 'mobilenetv2_backbone' });
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
 * Batch normalisation that uses its stored mean and variance even inside `fit`. The stock
 * layer does not: it ignores `trainable = false` and updates its statistics. Otherwise it
 * is the stock layer, and is saved as such.
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
