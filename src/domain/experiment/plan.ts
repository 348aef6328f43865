/**
 * An experiment is one recipe, run several times. The plan says what differs between the runs: the
 * seed alone, or the seed and the images that are trained and tested on.
 */

/** How often, and on which images, a recipe is run. */
export type ExperimentPlan =
  /** `repeats` seeds on the dataset's own split. */
  | { kind: 'seeds'; repeats: number }
  /** Grouped, stratified k-fold cross-validation, `repeats` times. */
  | { kind: 'folds'; folds: number; repeats: number }
  /** `repeats` random splits, grouped and stratified, each with a share `test` of the images held out. */
  | { kind: 'resampled'; repeats: number; test: number };

/** What a user chooses from, beside a single run. */
export const EXPERIMENT_PRESETS = {
  seeds: { kind: 'seeds', repeats: 3 },
  fold: { kind: 'folds', folds: 5, repeats: 1 },
  foldTwice: { kind: 'folds', folds: 5, repeats: 2 },
  fiveByTwo: { kind: 'folds', folds: 2, repeats: 5 },
  resampled: { kind: 'resampled', repeats: 10, test: 0.2 },
} as const satisfies Record<string, ExperimentPlan>;

export type ExperimentPreset = keyof typeof EXPERIMENT_PRESETS;

/** Bounds of what a user may ask for. */
export const FOLDS = { least: 2, most: 10 } as const;

/** With fewer test images than this, a single split decides little. */
const SMALL_TEST_SPLIT = 100;

/** Whether 5-fold twice is proposed in place of a single run, for a dataset whose test split has so many images. */
export const proposesCrossValidation = (testImages: number): boolean =>
  testImages < SMALL_TEST_SPLIT;

/** 5×2 cross-validation, which has a test of its own. */
export const isFiveByTwo = (plan: ExperimentPlan): boolean =>
  plan.kind === 'folds' && plan.folds === 2 && plan.repeats === 5;

export const runCount = (plan: ExperimentPlan): number =>
  plan.kind === 'folds' ? plan.folds * plan.repeats : plan.repeats;
