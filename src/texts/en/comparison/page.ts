/** What Compare is for, its views, and the choice of runs. */
export const page = {
  purpose: 'Runs side by side on the same test images, and the evaluation of each.',
  views: 'View',
  sideBySide: 'Side by side',
  evaluation: 'Evaluation',
  readingRuns: 'Reading the runs',
  readingEvaluations: 'Reading the evaluations',
  nothing: {
    title: 'Nothing to compare yet',
    noRuns:
      'Train a run, or several models one after the other: they are compared here on the same test images.',
    unevaluated:
      'A run appears here once its training has finished and it has been evaluated on the test images.',
    train: 'Go to training',
  },
  one: {
    title: 'One run so far',
    text: 'A comparison needs two. Train another run on the same images, or open the evaluation of this one.',
    evaluation: 'Open the evaluation',
    chooseTitle: 'Choose another run',
    choose: 'Tick two or more runs above to see them side by side.',
  },
  picker: {
    title: 'Runs: {{selected, number}} of {{all, number}} compared',
    label: 'Runs to compare',
    validation: '{{accuracy}} validation',
    most: '{{most, number}} runs at most; untick one to choose another.',
    older_one: 'Show {{count, number}} older run',
    older_other: 'Show {{count, number}} older runs',
  },
} as const;
