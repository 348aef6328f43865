export const split = {
  title: 'Split',
  help: 'A run trains on the training images, chooses its best epoch on the validation images, and is evaluated once on the test images.',
  stratified:
    'The split is stratified: each class has the same shares. Near-duplicates stay together.',
  locked_one:
    'Locked: a run has used it. With another split, a model would be evaluated on images that it was trained on. New images are split in the same way. To change the split, delete the runs on the <a>Train</a> page.',
  locked_other:
    'Locked: {{count, number}} runs have used it. With another split, a model would be evaluated on images that it was trained on. New images are split in the same way. To change the split, delete the runs on the <a>Train</a> page.',
  about: '≈ {{count, number}}',
  slider: 'Split',
  from: 'End of the training images, percent',
  to: 'End of the validation images, percent',
  seed: 'Seed',
  shuffle: 'Shuffle',
  fixedSample:
    'The split of the sample is fixed: more than half of its images are for the test, so that the comparison of two models is clear.',
  fixed:
    'This split is fixed: all of these images were in folders named train, validation or test, or in that split of a recording.',
  pinned_one:
    '{{count, number}} image was in a folder named train, validation or test, or in that split of a recording, and stays there. The shares that you choose hold for the other images.',
  pinned_other:
    '{{count, number}} images were in folders named train, validation or test, or in that split of a recording, and stay there. The shares that you choose hold for the other images.',
} as const;
