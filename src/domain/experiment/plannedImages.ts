/** How many images each run of an experiment trains on, validates on and tests on: for estimates. */
import type { SplitCounts } from '../models/cost';
import { VALIDATION } from './partition';
import type { ExperimentPlan } from './plan';

/**
 * @param split the images of the dataset's own split, which seeds stay on
 * @param kept of the test images, those that the user pinned there: no fold has them
 */
export function plannedImages(plan: ExperimentPlan, split: SplitCounts, kept: number): SplitCounts {
  if (plan.kind === 'seeds') return split;
  const total = split.train + split.validation + split.test - kept;
  const test = total * (plan.kind === 'folds' ? 1 / plan.folds : plan.test);
  const validation = (total - test) * VALIDATION;
  return { train: total - test - validation, validation, test };
}
