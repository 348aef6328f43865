import { accuracy, classMetrics, confusionMatrix } from '../../../domain/evaluation/metrics';
import type { EpochRecord, Prediction } from '../../../domain/run/run';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import { decide } from '../../../domain/task';
import { csvFile } from '../csv';
import type { ExportFormat } from '../format';

type Rows = (string | number)[][];

const epochRows = (epochs: EpochRecord[]): Rows => [
  ['epoch', 'stage', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'seconds'],
  ...epochs.map((e) => [
    ...[e.epoch, e.stage, e.loss, e.accuracy, e.valLoss, e.valAccuracy, e.seconds],
  ]),
];

/** One row for each number; `class` is empty where it is of all classes. */
function metricRows({ classes, metrics, threshold }: ModelMetadata, matrix: number[][]): Rows {
  const ofClasses = classMetrics(matrix).flatMap((values, i) =>
    Object.entries(values).map(([metric, value]: [string, number]) => [metric, classes[i]!, value]),
  );
  return [
    ['metric', 'class', 'value'],
    ['accuracy', '', accuracy(matrix)],
    ['loss', '', metrics.testLoss],
    ['threshold', '', threshold],
    ...ofClasses,
  ];
}

const predictionRows = ({ classes, threshold }: ModelMetadata, predictions: Prediction[]): Rows => [
  ['path', 'sha256', 'label', 'predicted', ...classes.map((name) => `score of ${name}`)],
  ...predictions.map(({ path, hash, truth, scores }) => [
    ...[path, hash, classes[truth]!, classes[decide(scores, threshold)]!, ...scores],
  ]),
];

/** What the studio shows of a model as tables: epochs, test metrics, the test images' scores. */
export const results: ExportFormat = {
  id: 'results',
  title: 'Results as tables',
  extension: 'csv',
  opens: 'spreadsheets, pandas, R',
  needs: ['predictions'],
  byteLength: () => null,
  async *write({ metadata, predictions }) {
    if (!predictions) throw new Error('The predictions of the test images are not stored.');
    const matrix = confusionMatrix(predictions, metadata.classes.length, metadata.threshold);
    yield csvFile('results/epochs.csv', epochRows(metadata.epochs));
    yield csvFile('results/metrics.csv', metricRows(metadata, matrix));
    yield csvFile('results/test-predictions.csv', predictionRows(metadata, predictions));
  },
};
