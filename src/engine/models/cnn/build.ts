import * as tf from '@tensorflow/tfjs';
import { deriveSeed } from '../../../domain/random';
import { CNN_DENSE_UNITS, CNN_FILTERS, type CnnRecipe } from '../../../domain/models/cnn';
import { outputActivation, outputWidth } from '../../../domain/task';
import type { BuildOptions } from '../family';
import { SeededDropout } from '../layers/seededDropout';

/** Of the convolutions, and units of the dense layers before the last one. */
export interface CnnSizes {
  filters: readonly number[];
  hidden: readonly number[];
}

const TUTORIAL: CnnSizes = { filters: CNN_FILTERS, hidden: [CNN_DENSE_UNITS] };

/**
 * The network of the tutorial (INSAID, Model Development: AI End-to-End Series, Part 3,
 * 2021) over raw RGB 0–255 squares [batch, size, size, 3]:
 * Rescaling → [Conv 3×3 same ReLU, MaxPool 2, Dropout] × (16, 32, 64) → Flatten →
 * Dense 128 ReLU → Dense 1 sigmoid, the probability of the second class (softmax
 * over all when there are more than two). At 224 px it has 6,446,369 parameters.
 * An imported network may have other sizes and another input scaling.
 * Weights are Glorot-uniform from `seed`, drawn on the CPU: the same on every backend.
 */
export function buildCnn(
  recipe: CnnRecipe,
  { imageSize, classCount, seed, scaling = { scale: 1 / 255, offset: 0 } }: BuildOptions,
  { filters: maps, hidden } = TUTORIAL,
): tf.LayersModel {
  const initializer = (name: string) =>
    tf.initializers.glorotUniform({ seed: deriveSeed(seed, 'weights', name) });
  const input = tf.input({ shape: [imageSize, imageSize, 3], name: 'image' });
  const apply = (layer: tf.layers.Layer, x: tf.SymbolicTensor) =>
    layer.apply(x) as tf.SymbolicTensor;

  let x = apply(tf.layers.rescaling({ ...scaling, name: 'rescaling' }), input);
  maps.forEach((filters, i) => {
    const name = `conv2d_${i + 1}`;
    const convolution = tf.layers.conv2d({
      name,
      filters,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      kernelInitializer: initializer(name),
    });
    x = apply(convolution, x);
    x = apply(tf.layers.maxPooling2d({ poolSize: 2, name: `max_pooling2d_${i + 1}` }), x);
    x = apply(new SeededDropout({ rate: recipe.dropout, name: `dropout_${i + 1}` }), x);
  });
  x = apply(tf.layers.flatten({ name: 'flatten' }), x);
  hidden.forEach((units, i) => {
    const name = i === 0 ? 'dense' : `dense_${i + 1}`;
    const kernelInitializer = initializer(name);
    x = apply(tf.layers.dense({ name, units, activation: 'relu', kernelInitializer }), x);
  });
  x = apply(
    tf.layers.dense({
      name: 'predictions',
      units: outputWidth(classCount),
      activation: outputActivation(classCount),
      kernelInitializer: initializer('predictions'),
    }),
    x,
  );
  return tf.model({ inputs: input, outputs: x, name: 'cnn' });
}
