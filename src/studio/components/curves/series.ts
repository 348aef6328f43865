import type { EpochRecord, StepRecord } from '../../../domain/run/run';
import { t, tEnglish } from '../../../texts/t';
import type { SPLIT_HUES } from '../../palette';
import type { Band } from './bands';

/** A line of a chart. `values[i]` is its value after (i + 1) / pointsPerEpoch epochs; null draws nothing there. */
export interface CurveSeries {
  name: string;
  /** In a saved file, where the name is in the page's language. */
  englishName?: string;
  values: (number | null)[];
  dashed?: boolean;
  /** The images that the line is of, for its hue; without it the line is of a run. */
  split?: keyof typeof SPLIT_HUES;
  /** Behind the others: the values of a line that is drawn smoothed, too. */
  faint?: boolean;
  /** The range around the line, drawn as a band; as many places as it has values. */
  band?: Band;
}

/** The loss and accuracy lines of one run on one grid, and where its second stage begins. */
export interface RunSeries {
  loss: CurveSeries[];
  accuracy: CurveSeries[];
  pointsPerEpoch: number;
  /** Epochs after which a stage begins (head → fine-tune). */
  boundaries: number[];
}

const MOST_POINTS = 120;
const MOST_POINTS_PER_EPOCH = 12;

/** Grid points per epoch: enough to show progress within an epoch, few enough to draw in a few milliseconds. */
const resolution = (epochs: number): number =>
  Math.min(MOST_POINTS_PER_EPOCH, Math.max(1, Math.floor(MOST_POINTS / Math.max(1, epochs))));

type Line = (number | null)[];

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/**
 * A run's history on one grid: training with the steps inside each epoch, validation
 * at the end of each. Every line has the same length. Without live steps the grid has
 * one point per epoch.
 */
export function runSeries(epochs: EpochRecord[], steps: StepRecord[]): RunSeries {
  const lastStep = steps.at(-1);
  const inside = lastStep ? lastStep.epoch - 1 + lastStep.batch / lastStep.batches : 0;
  const span = Math.ceil(Math.max(epochs.at(-1)?.epoch ?? 0, inside));
  const pointsPerEpoch = steps.length > 0 ? resolution(span) : 1;
  const line = (): Line => new Array<number | null>(span * pointsPerEpoch).fill(null);
  const [loss, accuracy, valLoss, valAccuracy] = [line(), line(), line(), line()];

  for (const step of steps) {
    const position = step.epoch - 1 + step.batch / step.batches;
    const index = Math.max(0, Math.round(position * pointsPerEpoch) - 1);
    loss[index] = finite(step.loss);
    accuracy[index] = finite(step.accuracy);
  }
  for (const record of epochs) {
    const index = record.epoch * pointsPerEpoch - 1;
    loss[index] = finite(record.loss);
    accuracy[index] = finite(record.accuracy);
    valLoss[index] = finite(record.valLoss);
    valAccuracy[index] = finite(record.valAccuracy);
  }

  const named = (key: 'common.curves.training' | 'common.curves.validation') => ({
    name: t(key),
    englishName: tEnglish(key),
  });
  const pair = (training: Line, validation: Line): CurveSeries[] => [
    { ...named('common.curves.training'), values: training, dashed: true, split: 'train' },
    { ...named('common.curves.validation'), values: validation, split: 'validation' },
  ];
  return {
    loss: pair(loss, valLoss),
    accuracy: pair(accuracy, valAccuracy),
    pointsPerEpoch,
    boundaries: boundariesOf(epochs, steps),
  };
}

function boundariesOf(epochs: EpochRecord[], steps: StepRecord[]): number[] {
  const first =
    epochs.find((record) => record.stage === 'fine-tune')?.epoch ??
    steps.find((step) => step.stage === 'fine-tune')?.epoch;
  return first === undefined || first === 1 ? [] : [first - 1];
}
