/** A model's results as tables. */
import type { Split } from '../../../domain/dataset/dataset';
import { rocAuc } from '../../../domain/evaluation/curves';
import {
  accuracy,
  classMetrics,
  confusionMatrix,
  correctCount,
  crossEntropy,
} from '../../../domain/evaluation/metrics';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import type { EpochRecord, Prediction } from '../../../domain/run/run';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import { decide } from '../../../domain/task';

type Rows = (string | number)[][];

/** Of which splits there are predictions. */
export type SplitPredictions = Map<Split, Prediction[]>;

/** Empty without validation images. */
const filled = (value: number) => (Number.isNaN(value) ? '' : value);

export const epochRows = (epochs: EpochRecord[]): Rows => [
  ['epoch', 'stage', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'seconds'],
  ...epochs.map((e) => [
    ...[e.epoch, e.stage, e.loss, e.accuracy, filled(e.valLoss), filled(e.valAccuracy), e.seconds],
  ]),
];

function metricsOfSplit(
  { classes, threshold }: ModelMetadata,
  split: Split,
  predictions: Prediction[],
): Rows {
  const matrix = confusionMatrix(predictions, classes.length, threshold);
  const interval = wilsonInterval(correctCount(matrix), predictions.length);
  const auc = rocAuc(predictions, classes.length);
  const ofClasses = classMetrics(matrix).flatMap((values, i) =>
    Object.entries(values).map(([metric, value]: [string, number]) => [metric, classes[i]!, value]),
  );
  const rows: Rows = [
    ['images', '', predictions.length],
    ['accuracy', '', accuracy(matrix)],
    ['accuracy 95% low', '', interval.low],
    ['accuracy 95% high', '', interval.high],
    ['loss', '', crossEntropy(predictions)],
    ...(auc === null ? [] : [['auc', '', auc]]),
    ['threshold', '', threshold],
    ...ofClasses,
  ];
  return rows.map((row) => [split, ...row]);
}

/** One row for each number; `class` is empty where it is of all classes. */
export const metricRows = (metadata: ModelMetadata, splits: SplitPredictions): Rows => [
  ['split', 'metric', 'class', 'value'],
  ...[...splits].flatMap(([split, predictions]) => metricsOfSplit(metadata, split, predictions)),
];

export const predictionRows = (
  { classes, threshold }: ModelMetadata,
  predictions: Prediction[],
): Rows => [
  ['path', 'sha256', 'label', 'predicted', ...classes.map((name) => `score of ${name}`)],
  ...predictions.map(({ path, hash, truth, scores }) => [
    ...[path, hash, classes[truth]!, classes[decide(scores, threshold)]!, ...scores],
  ]),
];
