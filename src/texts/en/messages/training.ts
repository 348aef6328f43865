/** What happens to a run: failures, notices, why none can start. */
export const training = {
  dataset: {
    empty: 'There are no images yet. Add some first.',
    unlabelled: 'No image has a class yet. Put the unlabelled ones into at least two classes.',
    oneClass:
      'There is only one class ({{name}}). Training needs at least two: add images of another.',
    sameName: 'Two classes are called {{name}}. Rename one of them.',
    emptyClass: 'The class {{name}} has no images. Add some, or delete the class.',
    emptySplit:
      'The class {{name}} has no {{split}} images (it has {{total, number}} in all, and near-duplicates stay together). Add more different images of it, or change the split.',
    splits: {
      train: 'training',
      validation: 'validation',
      test: 'test',
    },
    notSplit:
      'The labelled image {{path}} is not split yet: an import or a change was cut short. Reload the page, then start again.',
  },
  failure: {
    nonFinite:
      'The loss stopped being a number, so training was ended. Train again with a lower learning rate; a tenth of this one is a good start.',
    contextLost:
      'The browser took the graphics context away. Close other tabs that draw a lot and continue, or choose the WASM backend.',
    storageFull:
      'The browser has no storage left for the checkpoint. Delete runs or models that you no longer need, then continue this run.',
    memory:
      'There is not enough graphics or working memory for this run. Choose a smaller batch or image size, or close other tabs, and continue.',
    device:
      'This graphics device cannot run a part of the network. Continue this run with the WASM backend.',
    wasm: 'The WASM backend failed. Reload the page and continue this run, or choose another backend.',
    loading:
      'A part of the studio could not be loaded. Check the connection to where it comes from, reload the page and continue this run.',
    storage:
      'The browser’s storage did not answer. Reload the page and continue this run from its last checkpoint.',
    unexpected:
      'Training ended unexpectedly. Continue from the last checkpoint, or choose another backend.',
    thrown: '{{reason}} Continue this run from its last checkpoint, or choose another backend.',
    imageGone:
      'An image of this run is no longer in the dataset. Start a new run with the images that are there.',
    weightsGone:
      'The pretrained weights of this configuration are no longer stored. Add them again, or choose the bundled weights.',
  },
  notice: {
    otherBackend:
      'This run went on with another backend than it began with: from here its curve may differ slightly.',
    contextLost:
      'The browser took the graphics context away. Training went on in a new one, from the last checkpoint.',
    workerLost:
      'The training worker stopped answering. A new one went on from the last checkpoint.',
    halfBatch:
      'Memory ran out with batches of {{full}} images. Training went on with batches of {{half}}.',
    pixelsInMemory:
      'This window has no private file system, so {{megabytes, number}} MB of resized images are kept in memory. A normal window at https:// or localhost keeps them in a file.',
  },
  alpha:
    'These pretrained weights are of MobileNetV2 with alpha {{alpha}}, not {{wanted}}. Choose alpha {{alpha}}, or other weights.',
  recipeLoading: 'The configuration is still loading.',
  demoUnfinished: 'A run of the demo did not finish. The Train page says why.',
  sampleNotDrawn: 'The sample was not drawn.',
} as const;
