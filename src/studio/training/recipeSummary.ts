import type { Recipe } from '../../domain/recipe/recipe';
import { describeModel } from '../../domain/models/fields';
import { definitionOf } from '../../domain/models/registry';
import { formatSplit } from '../components/format';

/** A recipe as labelled lines. */
export function recipeSummary({
  model,
  training,
  imageSize,
  seed,
  split,
}: Recipe): [string, string][] {
  const lines: [string, string][] = [
    ['Image size', `${imageSize} × ${imageSize} px`],
    ['Epochs', String(training.epochs)],
    ['Batch size', String(training.batchSize)],
    ['Learning rate', String(training.learningRate)],
    [
      'Early stopping',
      training.earlyStopping ? `after ${training.earlyStopping.patience} epochs` : 'off',
    ],
    ['Seed', String(seed)],
    ['Split', formatSplit(split)],
  ];
  return [...lines, ...describeModel(definitionOf(model.kind), model)];
}
