import type { Augmentation } from '../../domain/recipe/augmentation';
import { describeModel } from '../../domain/models/fields';
import { definitionOf, MODEL_DEFINITIONS } from '../../domain/models/registry';
import type { Recipe } from '../../domain/recipe/recipe';
import type { RunRecord } from '../../domain/run/run';
import { isBinary } from '../../domain/task';
import type { Column } from './columns';
import {
  duration,
  fileSize,
  modelTitle,
  percent,
  formatSplit,
  wholeNumber,
} from '../components/format';

/** One line of the table: one formatted value per column. */
export interface Row {
  label: string;
  values: string[];
}

export interface Section {
  title: string;
  rows: Row[];
}

const NONE = '–';
/** Every parameter is exported as an uncompressed float32 (engine/exporting): this is the size of the download without its JSON. */
const BYTES_PER_WEIGHT = 4;

const RANGES = {
  rotation: ['Rotation', '°'],
  widthShift: ['Horizontal shift', '%'],
  heightShift: ['Vertical shift', '%'],
  shear: ['Shear', '°'],
  zoom: ['Zoom', '%'],
} as const;
type RangeName = keyof typeof RANGES;

function range(augmentation: Augmentation, name: RangeName): string {
  const { enabled, amount } = augmentation[name];
  if (!enabled) return 'off';
  return RANGES[name][1] === '%' ? `±${percent(amount, 0)}` : `±${amount}°`;
}

type Describe = (column: Column) => string;

const recipe =
  (describe: (recipe: Recipe) => string): Describe =>
  ({ run: { recipe, imported } }) =>
    imported && !imported.recipeKnown ? NONE : describe(recipe);

/** What only training gives, which an imported model did elsewhere. */
const trained =
  (describe: (run: RunRecord) => string): Describe =>
  ({ run }) =>
    run.imported ? NONE : describe(run);

/** A row for each field of the families, by its label: families may share one. */
const modelRows = [
  ...new Set(MODEL_DEFINITIONS.flatMap(({ fields }) => fields.map(({ label }) => label))),
].map((label): [string, Describe] => [
  label,
  recipe(({ model }) => new Map(describeModel(definitionOf(model.kind), model)).get(label) ?? NONE),
]);

const recipeRows: [string, Describe][] = [
  ['Model', ({ run }) => modelTitle(run.recipe.model)],
  [
    'Image size',
    ({ run: { recipe: of, imported } }) => {
      const side = imported?.inputSize ?? of.imageSize;
      return `${side} × ${side}`;
    },
  ],
  ['Dataset', ({ run }) => `version ${run.snapshotHash.slice(0, 8)}`],
  ['Split', recipe(({ split }) => formatSplit(split))],
  ['Seed', recipe(({ seed }) => String(seed))],
  ...(Object.keys(RANGES) as RangeName[]).map((name): [string, Describe] => [
    RANGES[name][0],
    recipe(({ augmentation }) => range(augmentation, name)),
  ]),
  ['Horizontal flip', recipe(({ augmentation }) => (augmentation.horizontalFlip ? 'on' : 'off'))],
  ['Fill mode', recipe(({ augmentation }) => augmentation.fillMode)],
  ['Epochs, at most', recipe(({ training }) => String(training.epochs))],
  ['Batch size', recipe(({ training }) => String(training.batchSize))],
  ['Learning rate', recipe(({ training }) => String(training.learningRate))],
  [
    'Early stopping',
    recipe(({ training: { earlyStopping } }) =>
      earlyStopping ? `after ${earlyStopping.patience} epochs` : 'off',
    ),
  ],
  ...modelRows,
];

const resultRows: [string, Describe][] = [
  ['Test images', ({ figures }) => wholeNumber(figures.images)],
  ['Accuracy', ({ figures }) => percent(figures.accuracy)],
  [
    '95% interval',
    ({ figures: { interval } }) => `${percent(interval.low)} to ${percent(interval.high)}`,
  ],
  ['Precision (macro average)', ({ figures }) => percent(figures.precision)],
  ['Recall (macro average)', ({ figures }) => percent(figures.recall)],
  ['F1 (macro average)', ({ figures }) => percent(figures.f1)],
  ['ROC AUC', ({ figures }) => figures.auc?.toFixed(4) ?? NONE],
  ['Loss', ({ figures }) => figures.loss.toFixed(4)],
  ['Expected calibration error', ({ figures }) => percent(figures.calibrationError)],
  [
    'Decision threshold',
    ({ run }) => (isBinary(run.classes.length) ? run.threshold.toFixed(2) : NONE),
  ],
  [
    'Epochs trained',
    ({ run: { epochs, bestEpoch } }) =>
      epochs.length > 0 ? `${epochs.length}, best epoch ${bestEpoch}` : NONE,
  ],
  ['Parameters', ({ run }) => wholeNumber(run.params)],
  ['Trainable parameters', trained((run) => wholeNumber(run.trainableParams))],
  ['Model size', ({ run }) => fileSize(run.params * BYTES_PER_WEIGHT)],
  ['Training time', trained(({ seconds }) => duration(seconds.prepare + seconds.train))],
  ['Throughput', trained((run) => `${wholeNumber(Math.round(run.imagesPerSecond))} images/s`)],
  ['Latency', ({ evaluation }) => `${evaluation.millisecondsPerPrediction.toFixed(1)} ms`],
  ['Backend', ({ run }) => run.backend?.name ?? NONE],
];

const section = (title: string, rows: [string, Describe][], columns: Column[]): Section => ({
  title,
  rows: rows
    .map(([label, describe]) => ({ label, values: columns.map(describe) }))
    // A row that applies to none of these runs is left out.
    .filter(({ values }) => values.some((value) => value !== NONE)),
});

/** All rows of the comparison as formatted text, by section. */
export const tableOf = (columns: Column[]): Section[] => [
  section('Metrics', resultRows, columns),
  section('Configuration', recipeRows, columns),
];

export const differs = ({ values }: Row): boolean => new Set(values).size > 1;
