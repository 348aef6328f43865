import type { Recipe } from '../../domain/recipe';
import { percent } from '../components/words';

/** A recipe as labelled lines. */
export function recipeWords({
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
    ['Dropout', String(model.dropout)],
    [
      'Early stopping',
      training.earlyStopping ? `after ${training.earlyStopping.patience} epochs` : 'off',
    ],
    ['Seed', String(seed)],
    [
      'Split',
      [split.train, split.validation, split.test].map((part) => percent(part, 0)).join(' / '),
    ],
  ];
  if (model.kind === 'cnn') return lines;
  const { from, epochs, learningRate } = model.fineTune;
  return [
    ...lines,
    ['Pretrained weights', model.weights === 'bundled' ? 'bundled' : 'your own'],
    ['Width (alpha)', String(model.alpha)],
    ['Features leave at', model.featureLayer],
    ['Units in the head', String(model.headUnits)],
    ['Augmented variants', String(model.variants)],
    [
      'Fine-tuning',
      from === 'none'
        ? 'none'
        : `from ${from === 'all' ? 'the stem' : from.replace('_', ' ')}, ${epochs} epochs at ${learningRate}`,
    ],
  ];
}
