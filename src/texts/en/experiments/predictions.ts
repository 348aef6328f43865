/** An experiment's predictions of the images that its runs were tested on. */
export const predictions = {
  titles: {
    seeds: 'Predictions of all runs',
    folds: 'Out-of-fold predictions',
    resampled: 'Predictions on test images',
  },
  note: 'Each image as predicted by models that were not trained on it. An image counts once in each repeat.',
  splitsNote:
    'Each image as predicted by models that were not trained on it. An image counts once for each random split that tested it.',
  untested_one: '{{count, number}} of {{images, number}} images was tested in no finished run.',
  untested_other: '{{count, number}} of {{images, number}} images were tested in no finished run.',
  accuracy: '{{accuracy}} correct',
  of_one: 'of {{count, number}} prediction of {{images}}',
  of_other: 'of {{count, number}} predictions of {{images}}',
  value: 'Value',
  score: 'Metric',
  byImage: '95% interval by image',
  byGroup: '95% interval by group',
  range: '{{low}} to {{high}}',
  intervalsNote:
    'By image: as if images were independent. By group: near-duplicates, or one person’s images, count together; take this one where they are alike.',
  misclassified: 'Misclassified images',
  misclassifiedCount_one: '{{count, number}} of {{images}}, the most often wrong first',
  misclassifiedCount_other: '{{count, number}} of {{images}}, the most often wrong first',
  none: 'No image was misclassified.',
  inCell: 'Images of {{truth}} predicted as {{predicted}}',
  inCellCount_one: '{{count, number}} image',
  inCellCount_other: '{{count, number}} images',
  showMisclassified: 'Show misclassified images',
  mostOften: 'Predicted most often: <strong>{{predicted}}</strong> ({{score}} on average)',
  wrong: 'wrong in {{wrong, number}} of {{tested, number}}',
} as const;
