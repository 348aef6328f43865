import * as v from 'valibot';
import { learningRateSchema, positiveInteger } from '../recipe/training';
import type { Stage } from '../run/stage';
import { outputWidth } from '../task';
import { multiplyAdds, type SplitCounts } from './cost';
import type { ModelDefinition } from './definition';
import { FEATURE_LAYERS, partsOf, withinCut } from './mobilenetv2Parts';
import {
  cutPlan,
  mobileNetBlock,
  mobileNetPlan,
  splitPlan,
  unitWeights,
  type ConvUnit,
  type Plan,
} from './mobilenetv2Plan';
import { summaryOf, type LayerRow } from './summary';
import { message } from '../../texts/message';

export const ALPHAS = [0.35, 0.5, 0.75, 1, 1.3, 1.4] as const;

const schema = v.strictObject({
  kind: v.literal('mobilenetv2'),
  alpha: v.picklist(ALPHAS),
  /** `bundled`, or the id of a weight set that the user imported (storage/pretrained). */
  weights: v.pipe(v.string(), v.minLength(1)),
  /** Keras layer name whose output, averaged over space, feeds the head. */
  featureLayer: v.string(),
  headUnits: positiveInteger,
  dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
  /** Augmented variants computed once per training image; 0 means the plain image only. */
  variants: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
  fineTune: v.strictObject({
    /** A block name such as `block_14`, everything, or not at all. */
    from: v.pipe(v.string(), v.regex(/^(none|all|block_(1[0-6]|[1-9]))$/)),
    epochs: positiveInteger,
    learningRate: learningRateSchema,
  }),
});
export type MobileNetRecipe = v.InferOutput<typeof schema>;

export const defaultMobileNet: MobileNetRecipe = {
  kind: 'mobilenetv2',
  alpha: 1,
  weights: 'bundled',
  featureLayer: 'block_14_depthwise_relu',
  headUnits: 128,
  dropout: 0.5,
  variants: 2,
  fineTune: { from: 'block_10', epochs: 8, learningRate: 2e-4 },
};

/** The recipe's network up to the layer that its features come from. */
export const recipePlan = ({ alpha, featureLayer }: MobileNetRecipe): Plan =>
  cutPlan(mobileNetPlan(alpha), featureLayer);

const sizeOf = (shape: number[]): number => shape.reduce((product, side) => product * side, 1);

/** The rows of one convolution, its padding, normalisation and ReLU6, over an input of `side` px. */
function unitRows(unit: ConvUnit, side: number, trainable: boolean): LayerRow[] {
  const { name, norm, relu, pad, stride, inputs, outputs } = unit;
  const block = mobileNetBlock(name);
  const plain = { params: 0, trainable: false, trainableParams: 0, block };
  const padded = side + (side % 2 === 0 ? 1 : 2);
  const shape = [Math.ceil(side / stride), Math.ceil(side / stride), outputs];
  const kernel = sizeOf([...unitWeights(unit).values()][0]!);
  const rows: LayerRow[] = [];
  if (pad) {
    rows.push({
      ...plain,
      name: pad,
      type: 'ZeroPadding2D',
      outputShape: [padded, padded, inputs],
    });
  }
  rows.push(
    {
      ...{ name, type: unit.kind === 'conv' ? 'Conv2D' : 'DepthwiseConv2D', outputShape: shape },
      ...{ params: kernel, trainable, trainableParams: trainable ? kernel : 0, block },
    },
    {
      // Gamma and beta train; mean and variance are read and never written.
      ...{ name: norm, type: 'BatchNormalization', outputShape: shape },
      ...{ params: 4 * outputs, trainable, trainableParams: trainable ? 2 * outputs : 0, block },
    },
  );
  if (relu) rows.push({ ...plain, name: relu, type: 'ReLU', outputShape: shape });
  return rows;
}

function layersOf(model: MobileNetRecipe, imageSize: number, classCount: number): LayerRow[] {
  const plan = recipePlan(model);
  const tail = new Set(splitPlan(plan, model.fineTune.from).tail);
  const frozen = { params: 0, trainable: false, trainableParams: 0 };
  const input = { name: 'rescaling', type: 'Rescaling', block: 'stem' };
  const rows: LayerRow[] = [{ ...frozen, ...input, outputShape: [imageSize, imageSize, 3] }];
  let side = imageSize;
  for (const block of plan) {
    for (const unit of block.units) {
      rows.push(...unitRows(unit, side, tail.has(block)));
      side = Math.ceil(side / unit.stride);
    }
    const outputShape = rows.at(-1)!.outputShape;
    if (block.add) {
      const { add, name } = block;
      rows.push({ ...frozen, name: add, type: 'Add', outputShape, block: name });
    }
  }
  const channels = rows.at(-1)!.outputShape.at(-1)!;
  const head = (name: string, type: string, outputShape: number[], params = 0): LayerRow => ({
    ...{ name, type, outputShape, params, trainable: true, trainableParams: params },
    block: 'head',
  });
  const outputs = outputWidth(classCount);
  return [
    ...rows,
    head('average_pooling2d', 'AveragePooling2D', [1, 1, channels]),
    head('flatten', 'Flatten', [channels]),
    head('dense', 'Dense', [model.headUnits], (channels + 1) * model.headUnits),
    head('dropout', 'Dropout', [model.headUnits]),
    head('predictions', 'Dense', [outputs], (model.headUnits + 1) * outputs),
  ];
}

/** On the reference machine, for an image's multiply-add: of the frozen network, run once for each copy. */
const FEATURE_SECONDS = 2.9e-11;
/** The same of an epoch of fine-tuning, for what is fine-tuned. */
const FINE_TUNING_SECONDS = 1.6e-10;

/** Of the frozen network's outputs. */
function featureSeconds(
  model: MobileNetRecipe,
  imageSize: number,
  { train, validation, test }: SplitCounts,
): number {
  const copies = train * (1 + model.variants) + validation + test;
  return FEATURE_SECONDS * multiplyAdds(layersOf(model, imageSize, 2)) * copies;
}

function secondsOf(
  model: MobileNetRecipe,
  imageSize: number,
  epochs: Partial<Record<Stage, number>>,
  images: SplitCounts,
): number {
  const layers = layersOf(model, imageSize, 2);
  const tuned = layers.filter(({ block, trainable }) => trainable && block !== 'head');
  return (
    featureSeconds(model, imageSize, images) +
    FINE_TUNING_SECONDS * multiplyAdds(tuned) * images.train * (epochs['fine-tune'] ?? 0)
  );
}

const { featureLayer, headUnits, dropout, fineTune } = defaultMobileNet;

const whileFineTuning = { shownUnless: { path: 'fineTune.from', is: 'none' } };

/** MobileNetV2 (arXiv 1801.04381): pretrained, given a new head, then fine-tuned. */
export const mobilenetv2: ModelDefinition<MobileNetRecipe> = {
  kind: 'mobilenetv2',
  title: 'MobileNetV2',
  shortTitle: 'MobileNetV2',
  description: message('models.mobilenetv2.description'),
  schema,
  defaults: defaultMobileNet,
  recipeDefaults: {
    imageSize: 224,
    training: { epochs: 30, batchSize: 32, learningRate: 1e-3, earlyStopping: { patience: 5 } },
  },
  // Weights and width are left out: a preset keeps the weights that the user imported.
  presets: {
    quick: {
      imageSize: 128,
      training: { epochs: 20, batchSize: 32, learningRate: 1e-3, earlyStopping: { patience: 5 } },
      model: {
        ...{ featureLayer, headUnits, dropout, variants: 1 },
        fineTune: { ...fineTune, from: 'none' },
      },
    },
    best: {
      imageSize: 224,
      training: { epochs: 40, batchSize: 32, learningRate: 1e-3, earlyStopping: { patience: 8 } },
      model: {
        ...{ featureLayer, headUnits, dropout, variants: 4 },
        fineTune: { ...fineTune, epochs: 16 },
      },
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
    {
      ...{ type: 'pretrained-weights', path: 'weights', alphaPath: 'alpha' },
      label: message('models.weights.label'),
    },
    {
      ...{ type: 'choice', path: 'featureLayer', label: message('models.featureLayer.label') },
      options: FEATURE_LAYERS,
      help: message('models.featureLayer.help'),
    },
    {
      ...{ type: 'choice', path: 'alpha', label: message('models.alpha.label') },
      options: ALPHAS.map((value) => ({
        value,
        label: value === 1 ? message('models.alpha.published') : String(value),
      })),
    },
    {
      ...{ type: 'number', path: 'headUnits', label: message('models.headUnits') },
      ...{ minimum: 1, maximum: 2048, whole: true },
    },
    {
      ...{ type: 'number', path: 'variants', label: message('models.variants.label') },
      ...{ minimum: 0, maximum: 20, whole: true },
      help: message('models.variants.help'),
    },
    {
      ...{ type: 'fine-tune-start', path: 'fineTune.from', label: message('models.fineTune.from') },
      parts: (model) => partsOf(model as MobileNetRecipe),
    },
    {
      ...{ type: 'number', path: 'fineTune.epochs', label: message('models.fineTune.epochs') },
      ...{ minimum: 1, maximum: 500, whole: true, ...whileFineTuning },
    },
    {
      ...{
        type: 'number',
        path: 'fineTune.learningRate',
        label: message('models.fineTune.learningRate'),
      },
      ...{ minimum: 1e-7, maximum: 1, step: 0.00001, ...whileFineTuning },
      help: message('models.fineTune.learningRateHelp'),
    },
  ],
  epochsLabel: message('models.headEpochs'),
  stages: ({ fineTune }) => (fineTune.from === 'none' ? ['head'] : ['head', 'fine-tune']),
  summary: (model, imageSize, classCount) => summaryOf(layersOf(model, imageSize, classCount)),
  seconds: secondsOf,
  keptSeconds: featureSeconds,
  adjust: (model) => ({
    ...model,
    fineTune: { ...model.fineTune, from: withinCut(model.fineTune.from, model.featureLayer) },
  }),
};
