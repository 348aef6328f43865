import type { RunRecord } from '../../domain/run/run';
import { describeModel } from '../../domain/models/fields';
import { definitionOf } from '../../domain/models/registry';
import { say, t } from '../../texts/t';
import { formatSplit } from '../components/format';
import { plain } from './numbers';

/** A run's recipe as labelled lines. */
export function recipeSummary({ recipe, images }: RunRecord): [string, string][] {
  const { model, training, imageSize, seed, split } = recipe;
  const lines: [string, string][] = [
    [t('training.form.imageSize'), t('training.form.square', { size: imageSize })],
    [t('training.form.epochs'), plain(training.epochs)],
    [t('training.form.batchSize'), plain(training.batchSize)],
    [t('training.form.learningRate'), plain(training.learningRate)],
    [
      t('training.form.earlyStopping'),
      training.earlyStopping
        ? t('training.form.stopsAfter', { count: training.earlyStopping.patience })
        : t('training.form.off'),
    ],
    [t('training.form.classWeightsShort'), t(`training.form.${training.classWeights}`)],
    [t('training.form.seed'), String(seed)],
    [t('training.form.split'), formatSplit(split, images)],
  ];
  const own = describeModel(definitionOf(model.kind), model);
  return [...lines, ...own.map(([label, value]): [string, string] => [say(label), say(value)])];
}
