/** Workers that ended, and what they could not do. */
export const workers = {
  importLost:
    'The import stopped unexpectedly. What was imported stays: import the same files again to continue.',
  trainingLost:
    'The training worker stopped answering. Continue this run, or choose another backend.',
  inferenceLost:
    'The browser stopped the part of the studio that uses models, most likely for want of memory. Close other tabs and try again.',
  downloadLost: 'The download could not start.',
  runGone: 'This run is no longer stored.',
  modelGone: 'This model is no longer stored.',
  noWeights:
    '{{name}} is here without its weights, as the project file had it. It can be compared, but it predicts nothing.',
  weightsDropped:
    '{{name}} is a run of an experiment, whose weights are not kept. Train the final model of the experiment to use it.',
  noModelYet: '{{name}} has no finished model yet. Let it train to the end, or stop it.',
  imageGone: 'This image is no longer in the dataset.',
  modelImageGone: 'An image of this model is no longer in the dataset. Import it again.',
  imageDeleted: 'An image was deleted meanwhile. Evaluate the model again.',
  validationImageGone:
    'A validation image of this run is no longer in the dataset, so its predictions cannot be added. Train again to choose a threshold on validation images.',
  nothingToCalibrate: 'There are no images to calibrate on.',
  nothingToEvaluate: 'There are no images that can be evaluated.',
  /** One of the two before it, and why the first file was skipped. */
  because: '{{problem}} {{path}}: {{reason}}',
} as const;
