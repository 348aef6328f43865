import type { RunRecord } from '../../domain/run/run';
import { isBinary } from '../../domain/task';
import { t } from '../../texts/t';
import { decimal, duration, fileSize, percent, wholeNumber } from '../components/format';
import { line, NONE, type Describe, type Line } from './line';

/** Every parameter is exported as an uncompressed float32 (engine/exporting): this is the size of the download without its JSON. */
const BYTES_PER_WEIGHT = 4;

/** What only training gives, which an imported model did elsewhere. */
const trained =
  (describe: (run: RunRecord) => string): Describe =>
  ({ run }) =>
    run.imported ? NONE : describe(run);

/** What came of a run. */
export const resultLines: readonly Line[] = [
  line('testImages', ({ figures }) => wholeNumber(figures.images)),
  line('accuracy', ({ figures }) => percent(figures.accuracy)),
  line('interval', ({ figures: { interval } }) =>
    t('comparison.table.values.range', {
      low: percent(interval.low),
      high: percent(interval.high),
    }),
  ),
  line('precision', ({ figures }) => percent(figures.precision)),
  line('recall', ({ figures }) => percent(figures.recall)),
  line('f1', ({ figures }) => percent(figures.f1)),
  line('auc', ({ figures: { auc } }) => (auc === null ? NONE : decimal(auc, 4))),
  line('loss', ({ figures }) => decimal(figures.loss, 4)),
  line('calibrationError', ({ figures }) => percent(figures.calibrationError)),
  line('threshold', ({ run }) => (isBinary(run.classes.length) ? decimal(run.threshold, 2) : NONE)),
  line('temperature', ({ run: { temperature } }) =>
    temperature === undefined ? NONE : decimal(temperature, 2),
  ),
  line('minConfidence', ({ run: { minConfidence } }) =>
    minConfidence === undefined ? NONE : decimal(minConfidence, 2),
  ),
  line('epochsTrained', ({ run: { epochs, bestEpoch } }) =>
    epochs.length > 0
      ? t('comparison.table.values.epochs', { epochs: epochs.length, best: bestEpoch })
      : NONE,
  ),
  line('parameters', ({ run }) => wholeNumber(run.params)),
  line(
    'trainable',
    trained((run) => wholeNumber(run.trainableParams)),
  ),
  line('modelSize', ({ run }) => fileSize(run.params * BYTES_PER_WEIGHT)),
  line(
    'trainingTime',
    trained(({ seconds }) => duration(seconds.prepare + seconds.train)),
  ),
  line(
    'throughput',
    trained((run) =>
      t('comparison.table.values.throughput', { images: Math.round(run.imagesPerSecond) }),
    ),
  ),
  line('latency', ({ evaluation }) =>
    t('comparison.table.values.latency', {
      milliseconds: decimal(evaluation.millisecondsPerPrediction, 1),
    }),
  ),
  line('backend', ({ run }) => run.backend?.name ?? NONE),
];
