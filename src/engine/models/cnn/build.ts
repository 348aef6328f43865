import * as tf from '@tensorflow/tfjs';
import { deriveSeed } from '../../../domain/random';
import { CNN_DENSE_UNITS, CNN_FILTERS, type CnnRecipe } from '../../../domain/models/cnn';
import { outputActivation, outputWidth } from '../../../domain/task';
import type { BuildOptions } from '../family';
import { SeededDropout } from '../layers/seededDropout';

/**
 * The network of the tutorial (INSAID, Model Development: AI End-to-End Series, Part 3,
 * 2021) over raw RGB 0–255 squares [batch, size, size, 3]:
 * Rescaling → [Conv 3×3 same ReLU, MaxPool 2, Dropout] × (16, 32, 64) → Flatten →
 * Dense 128 ReLU → Dense 1 sigmoid, the probability of the second class (softmax
 * over all when there are more than two). At 224 px it has 6,446,369 parameters.
 * Weights are Glorot-uniform from `seed`, drawn on the CPU: the same on every backend.
 */
export function buildCnn(
  recipe: CnnRecipe,
  { imageSize, classCount, seed }: BuildOptions,
): tf.LayersModel {
  const initializer = (name: string) =>
    tf.initializers.glorotUniform({ seed: deriveSeed(seed, 'weights', name) });
  const input = tf.input({ shape: [imageSize, imageSize, 3], name: 'image' });
  const apply = (layer: tf.layers.Layer, x: tf.SymbolicTensor) =>
    layer.apply(x) as tf.SymbolicTensor;

  let x = apply(tf.layers.rescaling({ scale: 1 / 255, name: 'rescaling' }), input);
  CNN_FILTERS.forEach((filters, i) => {
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
  x = apply(
    tf.layers.dense({
      name: 'dense',
      units: CNN_DENSE_UNITS,
      activation: 'relu',
      kernelInitializer: initializer('dense'),
    }),
    x,
  );
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
