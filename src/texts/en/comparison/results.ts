/** Runs side by side: accuracies, the significance test, matrices, curves. */
export const results = {
  accuracy: {
    title: 'Test accuracy',
    baseline: 'Baseline',
    points: '{{difference}} points',
    against: 'against {{name}}; 95% interval {{low}} to {{high}}',
    interval_one: '95% interval {{low}} to {{high}}, {{count, number}} test image',
    interval_other: '95% interval {{low}} to {{high}}, {{count, number}} test images',
    chart: 'Test accuracy with 95% intervals',
    spoken: '{{name}}: {{accuracy}}, 95% interval {{low}} to {{high}}',
    caption: 'Dot: test accuracy. Bar: its 95% confidence interval (Wilson).',
  },
  significance: {
    title: 'Significance test (McNemar): is the difference real?',
    exact: 'McNemar’s exact test, two-sided: p {{p}}, mid-p {{midP}}',
    adjusted:
      'McNemar’s exact test, two-sided: p {{p}}, mid-p {{midP}}; adjusted for {{tests, number}} comparisons (Holm): p {{adjusted}}',
    below: 'below {{least}}',
    scope:
      'This compares two trained models. Another seed or split gives other models: to compare configurations, <train>train each several times</train> (“Repeat”).',
    differentImages:
      '{{first}} and {{second}}: no significance test, since they were not evaluated on the same test images.',
    differentClasses:
      '{{first}} and {{second}}: no significance test, since they have different classes.',
  },
  warnings: {
    classesTitle: 'These runs have different classes',
    classes:
      'Each is shown with its own test images. Their metrics answer different questions, so there is no significance test of runs whose classes differ. Choose runs with the same classes.',
    imagesTitle: 'These runs were not evaluated on the same test images',
    images_one:
      'They share {{count, number}} test image with the same label, of {{sizes}}. Each is shown with its own test images; there is no significance test of runs whose test images differ. Choose runs with the same test images, or train again on the present images and split.',
    images_other:
      'They share {{count, number}} test images with the same label, of {{sizes}}. Each is shown with its own test images; there is no significance test of runs whose test images differ. Choose runs with the same test images, or train again on the present images and split.',
    tunedTitle: 'Threshold tuned on test images',
    tuned:
      '{{runs}}: the accuracy is optimistic and the significance test favours it. Choose its threshold on the validation images under “Evaluation”.',
    unknownTitle: 'Training images unknown: {{names}}',
    unknown:
      'Its training images are unknown: some of these test images may be among them. Then the accuracy is too high. Import the model together with the split.csv that it was trained with, and evaluate it again.',
    seenTitle: 'Trained on test images: {{name}}',
    seen: 'Its split.csv lists {{images, number}} of these test images as training or validation images, so its accuracy is too high. Train it on the split of this dataset.',
  },
  differing: {
    title: 'Predictions that differ',
    none: '{{names}}: none. All runs were correct, or all were wrong, on every test image.',
    some_one:
      '{{names}}: {{found, number}} of {{count, number}} test image, the widest gap between scores first',
    some_other:
      '{{names}}: {{found, number}} of {{count, number}} test images, the widest gap between scores first',
    trueLabel: 'True label <strong>{{name}}</strong>',
    correct: 'by {{name}}, correct',
    wrong: 'by {{name}}, wrong',
  },
  matrices: {
    title: 'Confusion matrix',
    note: 'Counts of test images, and their share of the row. Open a run with “Evaluation” to see the images behind a number.',
  },
  curves: {
    title: 'Learning curves',
    images: 'Which images the curves are of',
    validation: 'Validation',
    training: 'Training',
    accuracy: 'Accuracy',
    loss: 'Loss',
    fineTuning: 'Dotted line: where a run’s fine-tuning begins.',
  },
} as const;
