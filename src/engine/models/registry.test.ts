import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { MODEL_DEFINITIONS } from '../../domain/models/registry';
import type { LayerRow } from '../../domain/models/summary';
import { buildModel } from './registry';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const count = (weights: tf.LayerVariable[]): number =>
  weights.reduce((total, { shape }) => total + tf.util.sizeFromShape(shape as number[]), 0);

/** The layer table of a built network. */
const rowsOf = (model: tf.LayersModel): LayerRow[] =>
  model.layers
    .filter((layer) => layer.getClassName() !== 'InputLayer')
    .map((layer) => ({
      name: layer.name,
      type: layer.getClassName(),
      outputShape: (layer.outputShape as tf.Shape).slice(1) as number[],
      params: layer.countParams(),
      trainable: layer.trainable,
      trainableParams: count(layer.trainableWeights),
      block: null, // Only the definition groups layers into blocks.
    }));

describe.each(MODEL_DEFINITIONS.map((definition) => [definition.kind, definition] as const))(
  '%s',
  (_, definition) => {
    it.each([
      [64, 2],
      [96, 5],
      [150, 2],
    ])('at %i px and %i classes is built as its definition describes', (imageSize, classCount) => {
      const recipe = definition.defaults;
      const network = buildModel(recipe, { imageSize, classCount, seed: 1 });
      const { layers, params, trainableParams } = definition.summary(
        recipe as never,
        imageSize,
        classCount,
      );
      expect(layers.map((row) => ({ ...row, block: null }))).toEqual(rowsOf(network));
      expect(params).toBe(count(network.weights));
      expect(trainableParams).toBe(count(network.trainableWeights));
      network.dispose();
    });
  },
);
