/** An experiment as a row of a list. */
export const list = {
  title: 'Experiments',
  open: 'Open the experiment {{name}}',
  details: '{{plan}} · {{start}}',
  progress_one: '{{finished, number}} of {{count, number}} run',
  progress_other: '{{finished, number}} of {{count, number}} runs',
  showRuns: 'Show the runs of {{name}}',
  run: 'Repeat {{repeat, number}}, fold {{fold, number}}',
  split: 'Split {{repeat, number}}',
  fold: 'Fold {{fold, number}}',
  seed: 'Seed {{seed}}',
  result: 'Latest experiment',
} as const;
