import * as tf from '@tensorflow/tfjs';
import {
  compactBlocks,
  STEM_FILTERS,
  type CompactCnnRecipe,
} from '../../../domain/models/compactCnn';
import { deriveSeed } from '../../../domain/random';
import { outputActivation, outputWidth } from '../../../domain/task';
import type { BuildOptions } from '../family';
import { BatchNormalization } from '../layers/batchNormalization';
import { SeededDropout } from '../layers/seededDropout';

/** An epoch has about a hundred steps: the moving statistics average the last ten or so. */
const MOMENTUM = 0.9;

/**
 * Compact CNN over raw RGB 0–255, [batch, size, size, 3]: Rescaling to [−1, 1] → Conv 3×3 of
 * stride 2 → four blocks of depthwise-separable convolutions, each with batch normalisation
 * and ReLU → global average pooling → Dropout → Dense. An imported network may have another
 * input scaling. Kernels are He-normal from `seed`.
 */
export function buildCompactCnn(
  recipe: CompactCnnRecipe,
  { imageSize, classCount, seed, scaling = { scale: 1 / 127.5, offset: -1 } }: BuildOptions,
): tf.LayersModel {
  const initializer = (kind: 'heNormal' | 'glorotUniform', name: string) =>
    tf.initializers[kind]({ seed: deriveSeed(seed, 'weights', name) });
  const input = tf.input({ shape: [imageSize, imageSize, 3], name: 'image' });
  let x: tf.SymbolicTensor = input;
  const add = (layer: tf.layers.Layer) => void (x = layer.apply(x) as tf.SymbolicTensor);
  const convolution = { padding: 'same', useBias: false } as const;
  const normalise = (name: string) => {
    add(new BatchNormalization({ name: `${name}_bn`, momentum: MOMENTUM }));
    add(tf.layers.reLU({ name: `${name}_relu` }));
  };

  add(tf.layers.rescaling({ ...scaling, name: 'rescaling' }));
  add(
    tf.layers.conv2d({
      ...{ ...convolution, name: 'stem', filters: STEM_FILTERS, kernelSize: 3, strides: 2 },
      kernelInitializer: initializer('heNormal', 'stem'),
    }),
  );
  normalise('stem');
  for (const { name, stride, outputs } of compactBlocks().flatMap((block) => block.convolutions)) {
    add(
      tf.layers.depthwiseConv2d({
        ...{ ...convolution, name: `${name}_depthwise`, kernelSize: 3, strides: stride },
        depthwiseInitializer: initializer('heNormal', `${name}_depthwise`),
      }),
    );
    add(
      tf.layers.conv2d({
        ...{ ...convolution, name: `${name}_pointwise`, filters: outputs, kernelSize: 1 },
        kernelInitializer: initializer('heNormal', `${name}_pointwise`),
      }),
    );
    normalise(name);
  }
  add(tf.layers.globalAveragePooling2d({ name: 'global_average_pooling2d' }));
  add(new SeededDropout({ rate: recipe.dropout, name: 'dropout' }));
  add(
    tf.layers.dense({
      ...{ name: 'predictions', units: outputWidth(classCount) },
      activation: outputActivation(classCount),
      kernelInitializer: initializer('glorotUniform', 'predictions'),
    }),
  );
  return tf.model({ inputs: input, outputs: x, name: 'compact_cnn' });
}
