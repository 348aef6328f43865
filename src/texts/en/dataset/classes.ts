export const classes = {
  title: 'Classes',
  show: 'Show {{name}}: {{counts}}',
  showUnlabelled: 'Show unlabelled: {{images}}',
  empty: 'empty',
  part: '{{count, number}} {{split}}',
  partTitle: '{{split}}: {{count, number}}',
  change: 'Change {{name}}',
  rename: 'Rename',
  webcam: 'Add from webcam',
  delete: 'Delete',
  add: 'Add class',
  addTitle: 'Add a class',
  renameTitle: 'Rename {{name}}',
  name: 'Name',
  cancel: 'Cancel',
  renaming: {
    unused: 'Images and splits stay as they are. No run has used this class.',
    used_one:
      'Images and splits stay as they are. {{count, number}} run used this class: its results and its model keep the name {{name}}.',
    used_other:
      'Images and splits stay as they are. {{count, number}} runs used this class: their results and models keep the name {{name}}.',
  },
  deleting: {
    title: 'Delete {{name}}',
    noImages: 'This class has no images.',
    ask_one: 'What should become of its {{count, number}} image?',
    ask_other: 'What should become of its {{count, number}} images?',
    unused: 'No run has used this class. New runs are trained without it.',
    used_one:
      '{{count, number}} run was trained with this class. It keeps the class, its results and its model; new runs are trained without it.',
    used_other:
      '{{count, number}} runs were trained with this class. They keep the class, their results and their models; new runs are trained without it.',
    open_one:
      '{{count, number}} run that is queued, training or interrupted goes on with the images that the class has now.',
    open_other:
      '{{count, number}} runs that are queued, training or interrupted go on with the images that the class has now.',
    undo: 'You can undo this, after a reload too.',
    keep: 'Keep them as unlabelled',
    delete: 'Delete the class',
    deleteAll_one: 'Delete the class and {{count, number}} image',
    deleteAll_other: 'Delete the class and {{count, number}} images',
  },
  notice: {
    title: 'These images cannot be trained on yet',
    alike:
      'All {{count, number}} images of {{name}} are near-duplicates of each other. Near-duplicates stay in one split, so the other splits get none. Add different images of {{name}}: other people, places and light.',
    few: 'Few images in {{names}}. Training works, but results are reliable only with about a hundred images per class or more.',
    fewOf: '{{name}} ({{count, number}})',
    imbalance:
      '{{largest}} has {{times}} times as many images as {{smallest}}. Add images to {{smallest}}: otherwise accuracy says little.',
  },
} as const;
