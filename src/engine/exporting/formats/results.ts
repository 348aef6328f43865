import { message, StudioError } from '../../../texts/message';
import { robustnessRows } from '../../../domain/evaluation/robustness';
import { csvFile } from '../csv';
import type { ExportFormat } from '../format';
import { predictSplit } from '../predictSplit';
import { figureFiles } from '../results/figures/draw';
import { figuresOf } from '../results/figures/figures';
import { epochRows, metricRows, predictionRows, type SplitPredictions } from '../results/tables';

/** How much of the work is predicting the images whose predictions are not stored. */
const PREDICTING = 0.9;

/**
 * What the studio shows of a model: the tables of its epochs, its metrics and its predictions of
 * every image, and its figures. Predictions that are not stored, as of the training images, are
 * computed; where that cannot be done, their table is left out.
 */
export const results: ExportFormat = {
  id: 'results',
  title: message('exporting.formats.results.title'),
  extension: 'csv',
  opens: message('exporting.formats.results.opens'),
  needs: ['predictions'],
  byteLength: () => null,
  async *write(source, progress, signal, note) {
    const { metadata, predictions: test, validation } = source;
    if (!test) throw new StudioError(message('exporting.needs.predictions'));
    const splits: SplitPredictions = new Map([['test', test]]);
    if (validation) splits.set('validation', validation);
    const missing = (['validation', 'train'] as const).filter((part) => !splits.has(part));
    for (const [done, part] of missing.entries()) {
      const report = (fraction: number) =>
        progress((PREDICTING * (done + fraction)) / missing.length);
      const computed = await predictSplit(source, part, report, signal);
      if (Array.isArray(computed)) splits.set(part, computed);
      else note(`\`results/${part}-predictions.csv\` is left out. ${computed.unavailable}`);
    }
    yield csvFile('results/epochs.csv', epochRows(metadata.epochs));
    yield csvFile('results/metrics.csv', metricRows(metadata, splits));
    if (source.robustness) {
      yield csvFile('results/robustness.csv', robustnessRows(source.robustness));
    }
    for (const [part, predictions] of splits) {
      yield csvFile(`results/${part}-predictions.csv`, predictionRows(metadata, predictions));
    }
    for (const [name, figure] of figuresOf(metadata, test)) {
      if (typeof figure === 'string') note(`\`results/${name}.svg\` is left out. ${figure}`);
      else yield* figureFiles(`results/${name}`, figure);
    }
  },
};
