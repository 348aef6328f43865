/** Whether an experiment's plan can be carried out with a dataset. */
import { message, StudioError } from '../../texts/message';
import type { Group } from '../split/split';
import { FOLDS, type ExperimentPlan } from './plan';

/** Only what varies the images; seeds stay on the dataset's own split. */
export type ResamplingPlan = Exclude<ExperimentPlan, { kind: 'seeds' }>;

/** A class as a message names it. */
export interface NamedClass {
  id: string;
  name: string;
}

/** How many groups of each class a plan needs: one to test on, and two to train and validate on. */
function groupsNeeded(plan: ResamplingPlan): number {
  // Half of four groups still leaves two.
  return plan.kind === 'folds' ? Math.max(plan.folds, plan.folds === 2 ? 4 : 3) : 3;
}

/**
 * @param groups that hold images of each class, by its id
 * @throws a message for the user, where the plan is out of range or a class has too few groups for it
 */
export function checkPlan(
  plan: ResamplingPlan,
  groups: ReadonlyMap<string, readonly Group[]>,
  classes: readonly NamedClass[],
): void {
  const { folds } = plan.kind === 'folds' ? plan : { folds: FOLDS.least };
  if (!Number.isInteger(folds) || folds < FOLDS.least || folds > FOLDS.most) {
    throw new StudioError(message('experiments.foldsOutOfRange', FOLDS));
  }
  if (!Number.isInteger(plan.repeats) || plan.repeats < 1) {
    throw new StudioError(message('experiments.repeatsOutOfRange'));
  }
  if (plan.kind === 'resampled' && !(plan.test > 0 && plan.test < 1)) {
    throw new StudioError(message('experiments.testOutOfRange'));
  }
  const needed = groupsNeeded(plan);
  for (const { id, name } of classes) {
    const count = groups.get(id)?.length ?? 0;
    if (count >= needed) continue;
    const facts = { className: name, count, needed };
    throw new StudioError(
      plan.kind === 'folds'
        ? message('experiments.tooFewGroups.folds', { ...facts, folds })
        : message('experiments.tooFewGroups.resampled', facts),
    );
  }
}
