/** An experiment's page. */
export const page = {
  tab: 'Experiments',
  purpose:
    'Configurations, each trained several times: how accurate they are, and whether they really differ.',
  choose: 'Experiment',
  reading: 'Reading the experiment',
  none: {
    title: 'No experiments yet',
    text: 'An experiment trains a configuration several times, so that you can compare configurations and not only two trained models. Choose it under “Repeat” on the Train page.',
    action: 'Go to training',
  },
  gone: {
    title: 'This experiment is not stored here',
    text: 'It may have been deleted. Choose another one, or start a new one on the Train page.',
  },
  unstarted: {
    title: 'No run is finished yet',
    text: 'The results appear here after the first run, and grow with each further one.',
    interrupted: 'Continue the experiment to see results here.',
  },
  unfinished_one:
    '{{finished, number}} of {{count, number}} run finished. What is here can be used; the numbers will still change.',
  unfinished_other:
    '{{finished, number}} of {{count, number}} runs finished. What is here can be used; the numbers will still change.',
  accuracy: {
    title: 'Accuracy of each run',
    mean: '{{mean}} <small>± {{sd}}</small>',
    about: 'mean ± sd of {{runs, number}} runs',
    one: 'one run',
    interval: '95% interval of the mean {{low}} to {{high}}',
    noInterval: '95% interval of the mean –',
    chart: 'Test accuracy of each run, its mean and 95% interval',
    captions: {
      seeds: 'Dot: a run. Stroke: mean. Bar: 95% interval of the mean, over seeds only.',
      folds:
        'Dot: a run; each line of dots is one repeat. Stroke: mean. Bar: 95% interval of the mean.',
      resampled:
        'Dot: a run, each on another random split. Stroke: mean. Bar: 95% interval of the mean.',
    },
    spoken: '{{name}}: {{values}}',
  },
  curves: {
    title: 'Learning curves',
    note: 'Line: mean over the runs. Band: from the lowest to the highest run. Epochs that fewer than half of the runs reached are left out.',
  },
  runs: {
    title: 'Runs',
    run: 'Run',
    status: 'Status',
    seed: 'Seed',
    train: 'Trained on',
    test: 'Tested on',
    accuracy: 'Accuracy',
  },
  actions: {
    continue: 'Continue',
    stop: 'Stop',
    more: 'Further actions on {{name}}',
    rename: 'Rename',
    name: 'Name of the experiment',
    save: 'Save',
    delete: 'Delete',
    deleteTitle: 'Delete {{name}}?',
    deleteText_one:
      'Its {{count, number}} run with curves and predictions is deleted for good. Models saved under a name stay.',
    deleteText_other:
      'All of its {{count, number}} runs with their curves and predictions are deleted for good, and its final model if there is one. Models saved under a name stay.',
    deleteConfirm: 'Delete the experiment',
    busy: 'Stop it before deleting it.',
  },
  final: {
    title: 'Final model',
    text: 'The final model trains on all images, so no test images are left to measure it. Its expected accuracy is the mean of the runs: {{accuracy}}.',
    interval: '{{mean}} (95% interval {{low}} to {{high}})',
    keptOut_one:
      '{{count, number}} pinned test image is in no run; the final model is tested on it.',
    keptOut_other:
      '{{count, number}} pinned test images (with near-duplicates and images of the same person) are in no run; the final model is tested on them.',
    tested_one:
      'On the {{count, number}} pinned test image: {{accuracy}} (95% interval {{low}} to {{high}}), beside {{expected}} expected.',
    tested_other:
      'On the {{count, number}} pinned test images: {{accuracy}} (95% interval {{low}} to {{high}}), beside {{expected}} expected.',
    pinnedText:
      'The final model trains on all images but pinned test images. Its expected accuracy is the mean of the runs: {{accuracy}}.',
    train: 'Train the final model',
    again: 'Train again',
    stale_one:
      'It was trained when {{count, number}} run was finished; now {{finished, number}} are. Its epochs, threshold and expected accuracy are of that run only.',
    stale_other:
      'It was trained when {{count, number}} runs were finished; now {{finished, number}} are. Its epochs, threshold and expected accuracy are of those runs only.',
    waits: 'The final model is being trained, or waits for it.',
    done: 'The final model {{name}} is trained.',
    failed: 'The final model was not trained: {{reason}}',
    try: 'Try it',
    export: 'Export',
  },
} as const;
