/**
 * What the studio calls runs and experiments until the user renames them. They are stored by key: a
 * key and its variables stay as they were released.
 */
export const names = {
  run: '{{model}} · {{size}} px · seed {{seed}}',
  experiment: '{{model}} · {{size}} px · {{plan}}',
  /** Where that name is taken. */
  numbered: '{{name}} ({{number}})',
  /** A run of an experiment: its repeat and fold. */
  part: '{{experiment}} · {{part}}',
  final: '{{experiment}} · final',
  /** A run that a student hands in. */
  handedIn: '{{by}} · {{run}}',
  plan: {
    seeds_one: '{{count}} seed',
    seeds_other: '{{count}} seeds',
    splits_one: '{{count}} split',
    splits_other: '{{count}} splits',
    halves: '{{repeats}}×2',
    foldsOnce: '{{folds}}-fold',
    folds: '{{folds}}-fold ×{{repeats}}',
  },
} as const;
