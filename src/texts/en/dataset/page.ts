export const page = {
  reading: 'Reading the dataset',
  summary_one: '{{images}} in {{count, number}} class',
  summary_other: '{{images}} in {{count, number}} classes',
  toLabel: '{{summary}}, {{count, number}} to label',
  busyDrop: 'An import is under way. Drop these when it is done.',
  stopped: 'The import stopped',
  add: 'Add images',
  addFolder: 'A folder',
  addFiles: 'Files or a .zip',
  addWebcam: 'The webcam',
  addSample: 'The illustrated sample',
  dropAnywhere: 'Or drop them anywhere on this page',
  about: 'About the dataset',
  readingImages: 'Reading the images',
  soon: 'The first images appear in a moment.',
  noNearDuplicates: 'No near-duplicates among these images.',
  noMatch: 'No images match. Choose another class or split.',
  sampleAll:
    '<b>Illustrated demo data.</b> These images are drawings that show how the studio works: a model that learned them does not work on photos of people.',
  removeSample: 'Remove the drawings',
  sampleSome_one:
    '<b>Illustrated demo data.</b> {{count, number}} of these images is a drawing. A model that learns drawings does not work on photos of people: do not mix the two.',
  sampleSome_other:
    '<b>Illustrated demo data.</b> {{count, number}} of these images are drawings. A model that learns drawings does not work on photos of people: do not mix the two.',
} as const;
