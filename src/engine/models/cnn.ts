import * as tf from '@tensorflow/tfjs';
import { deriveSeed } from '../../domain/random';
import type { CnnRecipe } from '../../domain/recipe';
import { SeededDropout } from './layers/seededDropout';

const FILTERS = [16, 32, 64];
const DENSE_UNITS = 128;

/**
 * The article's network over raw RGB 0–255 squares [batch, size, size, 3]:
 * Rescaling → [Conv 3×3 same ReLU, MaxPool 2, Dropout] × (16, 32, 64) → Flatten →
 * Dense 128 ReLU → Dense 1 sigmoid, the probability of the second class (softmax
 * over all when there are more than two). At 224 px it has 6,446,369 parameters.
 * Weights are Glorot-uniform from `seed`, drawn on the CPU: the same on every backend.
 */
export function buildCnn(
  recipe: CnnRecipe,
  imageSize: number,
  classCount: number,
  seed: number,
): tf.LayersModel {
  const initializer = (name: string) =>
    tf.initializers.glorotUniform({ seed: deriveSeed(seed, 'weights', name) });
  const input = tf.input({ shape: [imageSize, imageSize, 3], name: 'image' });
  const apply = (layer: tf.layers.Layer, x: tf.SymbolicTensor) =>
    layer.apply(x) as tf.SymbolicTensor;

  let x = apply(tf.layers.rescaling({ scale: 1 / 255, name: 'rescaling' }), input);
  FILTERS.forEach((filters, i) => {
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
      units: DENSE_UNITS,
      activation: 'relu',
      kernelInitializer: initializer('dense'),
    }),
    x,
  );
  const binary = classCount === 2;
  x = apply(
    tf.layers.dense({
      name: 'predictions',
      units: binary ? 1 : classCount,
      activation: binary ? 'sigmoid' : 'softmax',
      kernelInitializer: initializer('predictions'),
    }),
    x,
  );
  return tf.model({ inputs: input, outputs: x, name: 'cnn' });
}
