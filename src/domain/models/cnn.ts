import * as v from 'valibot';
import { outputWidth } from '../task';
import { multiplyAdds } from './cost';
import type { ModelDefinition } from './definition';
import { summaryOf, type LayerRow } from './summary';
import { message } from '../../texts/message';

const schema = v.strictObject({
  kind: v.literal('cnn'),
  dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
});
export type CnnRecipe = v.InferOutput<typeof schema>;

/** Filters of the three 3×3 convolutions, and units of the dense layer behind them. */
export const CNN_FILTERS = [16, 32, 64];
export const CNN_DENSE_UNITS = 128;

export const defaultCnn: CnnRecipe = { kind: 'cnn', dropout: 0.25 };

function layer(name: string, type: string, outputShape: number[], params = 0): LayerRow {
  return { name, type, outputShape, params, trainable: true, trainableParams: params, block: null };
}

function layersOf(imageSize: number, classCount: number): LayerRow[] {
  const rows = [layer('rescaling', 'Rescaling', [imageSize, imageSize, 3])];
  let side = imageSize;
  let channels = 3;
  CNN_FILTERS.forEach((filters, i) => {
    const params = 9 * channels * filters + filters;
    rows.push(layer(`conv2d_${i + 1}`, 'Conv2D', [side, side, filters], params));
    side = Math.floor(side / 2);
    rows.push(layer(`max_pooling2d_${i + 1}`, 'MaxPooling2D', [side, side, filters]));
    rows.push(layer(`dropout_${i + 1}`, 'Dropout', [side, side, filters]));
    channels = filters;
  });
  const flat = side * side * channels;
  const outputs = outputWidth(classCount);
  return [
    ...rows,
    layer('flatten', 'Flatten', [flat]),
    layer('dense', 'Dense', [CNN_DENSE_UNITS], (flat + 1) * CNN_DENSE_UNITS),
    layer('predictions', 'Dense', [outputs], (CNN_DENSE_UNITS + 1) * outputs),
  ];
}

/** Of a training epoch with its validation, for an image's multiply-add on the reference machine. */
const SECONDS = 7.8e-11;

const earlyStopping = { patience: 5 };

/**
 * The convolutional network that the tutorial trains from scratch (INSAID, Model
 * Development: AI End-to-End Series, Part 3, 2021): 6,446,369 parameters at 224 px.
 */
export const cnn: ModelDefinition<CnnRecipe> = {
  kind: 'cnn',
  title: message('models.cnn.title'),
  shortTitle: message('models.cnn.shortTitle'),
  description: message('models.cnn.description'),
  schema,
  defaults: defaultCnn,
  recipeDefaults: {
    imageSize: 128,
    training: { epochs: 15, batchSize: 16, learningRate: 1e-3, earlyStopping },
  },
  presets: {
    quick: {
      imageSize: 64,
      training: { epochs: 10, batchSize: 16, learningRate: 1e-3, earlyStopping },
      model: defaultCnn,
    },
    best: {
      imageSize: 160,
      training: { epochs: 40, batchSize: 16, learningRate: 1e-3, earlyStopping: { patience: 8 } },
      model: defaultCnn,
    },
    tutorial: {
      imageSize: 224,
      training: { epochs: 15, batchSize: 16, learningRate: 1e-3, earlyStopping },
      model: defaultCnn,
    },
  },
  fields: [
    {
      type: 'number',
      path: 'dropout',
      label: message('models.dropout'),
      minimum: 0,
      maximum: 0.9,
      step: 0.05,
    },
  ],
  epochsLabel: message('models.epochs'),
  stages: () => ['train'],
  summary: (_, imageSize, classCount) => summaryOf(layersOf(imageSize, classCount)),
  seconds: (_, imageSize, epochs, { train }) =>
    SECONDS * multiplyAdds(layersOf(imageSize, 2)) * train * (epochs.train ?? 0),
};
