import * as v from 'valibot';
import { outputWidth } from '../task';
import { multiplyAdds } from './cost';
import type { ModelDefinition } from './definition';
import { summaryOf, type LayerRow } from './summary';
import { message } from '../../texts/message';

const schema = v.strictObject({
  kind: v.literal('compact-cnn'),
  dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
});
export type CompactCnnRecipe = v.InferOutput<typeof schema>;

export const defaultCompactCnn: CompactCnnRecipe = { kind: 'compact-cnn', dropout: 0.2 };

/** Filters of the stem, a 3×3 convolution of stride 2. */
export const STEM_FILTERS = 16;

/** The output channels of each block's depthwise-separable convolutions; the first halves the side. */
export const BLOCKS = [[32], [64, 64], [128, 128], [160, 160]];

/** One depthwise-separable convolution, by name. */
export interface SeparableConvolution {
  name: string;
  stride: 1 | 2;
  inputs: number;
  outputs: number;
}

/** Every block of the network, in order. */
export function compactBlocks(): { name: string; convolutions: SeparableConvolution[] }[] {
  let inputs = STEM_FILTERS;
  return BLOCKS.map((channels, b) => {
    const name = `block_${b + 1}`;
    const convolutions = channels.map((outputs, i): SeparableConvolution => {
      const one = { name: `${name}_${i + 1}`, stride: i === 0 ? 2 : 1, inputs, outputs } as const;
      inputs = outputs;
      return one;
    });
    return { name, convolutions };
  });
}

function row(
  [name, type, block]: [name: string, type: string, block: string | null],
  outputShape: number[],
  params = 0,
  trainableParams = params,
): LayerRow {
  return { name, type, outputShape, params, trainable: true, trainableParams, block };
}

/** Batch normalisation and ReLU: gamma and beta train, mean and variance follow the batches. */
const normRows = (name: string, block: string, shape: number[]): LayerRow[] => {
  const channels = shape.at(-1)!;
  return [
    row([`${name}_bn`, 'BatchNormalization', block], shape, 4 * channels, 2 * channels),
    row([`${name}_relu`, 'ReLU', block], shape),
  ];
};

function layersOf(imageSize: number, classCount: number): LayerRow[] {
  const halved = (side: number) => Math.ceil(side / 2);
  let side = halved(imageSize);
  let shape = [side, side, STEM_FILTERS];
  const rows = [
    row(['rescaling', 'Rescaling', 'stem'], [imageSize, imageSize, 3]),
    row(['stem', 'Conv2D', 'stem'], shape, 27 * STEM_FILTERS),
    ...normRows('stem', 'stem', shape),
  ];
  for (const { name: block, convolutions } of compactBlocks()) {
    for (const { name, stride, inputs, outputs } of convolutions) {
      if (stride === 2) side = halved(side);
      const inner = [side, side, inputs];
      shape = [side, side, outputs];
      rows.push(
        row([`${name}_depthwise`, 'DepthwiseConv2D', block], inner, 9 * inputs),
        row([`${name}_pointwise`, 'Conv2D', block], shape, inputs * outputs),
        ...normRows(name, block, shape),
      );
    }
  }
  const channels = shape.at(-1)!;
  const outputs = outputWidth(classCount);
  return [
    ...rows,
    row(['global_average_pooling2d', 'GlobalAveragePooling2D', null], [channels]),
    row(['dropout', 'Dropout', null], [channels]),
    row(['predictions', 'Dense', null], [outputs], (channels + 1) * outputs),
  ];
}

/** Of a training epoch with its validation, for an image's multiply-add on the reference machine. */
const SECONDS = 5.3e-10;

/** What the model's card says: with two classes it has fewer. */
export const MOST_PARAMETERS = 150_000;

/**
 * A small network of depthwise-separable convolutions (Howard et al. 2017, arXiv
 * 1704.04861) with batch normalisation and global average pooling: for weak machines, and
 * to show that most of the tutorial's 6.4 million parameters sit in one dense layer.
 */
export const compactCnn: ModelDefinition<CompactCnnRecipe> = {
  kind: 'compact-cnn',
  title: message('models.compactCnn.title'),
  shortTitle: message('models.compactCnn.title'),
  description: message('models.compactCnn.description', { most: MOST_PARAMETERS }),
  schema,
  defaults: defaultCompactCnn,
  recipeDefaults: {
    imageSize: 128,
    training: { epochs: 20, batchSize: 16, learningRate: 2e-3, earlyStopping: null },
  },
  presets: {
    quick: {
      imageSize: 96,
      training: { epochs: 12, batchSize: 16, learningRate: 2e-3, earlyStopping: null },
      model: defaultCompactCnn,
    },
    best: {
      imageSize: 160,
      training: { epochs: 40, batchSize: 16, learningRate: 2e-3, earlyStopping: null },
      model: defaultCompactCnn,
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
