/** Accuracy on parts of the images. */
export const slices = {
  title: 'Where does it fail?',
  note: 'Accuracy by class, size, brightness and source folder; the farthest below all images first, slices of few images last. With many slices, some differ by chance: look at the images of a gap before you trust it. The 95% intervals are of each slice alone.',
  tooFew_one:
    'Accuracy by class, size and folder needs at least {{least, number}} images, and there is {{count, number}}.',
  tooFew_other:
    'Accuracy by class, size and folder needs at least {{least, number}} images, and there are {{count, number}}.',
  slice: 'Slice',
  accuracy: 'Accuracy',
  gap: 'Gap, points',
  mistakes: 'Misclassified',
  interval: '95%: {{low}} to {{high}}',
  small: 'fewer than {{least, number}} images',
  class: 'Class {{name}}',
  oneSize: 'Size {{pixels, number}} pixels',
  size: 'Size {{least, number}} to {{most, number}} pixels',
  brightness: 'Brightness {{least, number}} to {{most, number}} of 255',
  folder: 'Folder {{folder}}',
  noFolder: '(none)',
  open_one: 'Show {{count, number}} misclassified image: {{name}}',
  open_other: 'Show {{count, number}} misclassified images: {{name}}',
  showAll: 'Show all {{count, number}} slices',
  showFewer: 'Show fewer slices',
  measure: 'Measure brightness',
  measuring: 'Measuring the brightness of the images',
  cancel: 'Cancel',
  misclassified: 'Misclassified images: {{name}}',
} as const;
