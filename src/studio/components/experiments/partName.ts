import type { ExperimentPlan } from '../../../domain/experiment/plan';
import type { ExperimentRun } from '../../../domain/experiment/summary';
import type { ExperimentPart } from '../../../storage/experiments';
import { t } from '../../../texts/t';

/** What tells a run from the others of its experiment: "Repeat 2, fold 3", or its seed. */
export function runName(
  plan: ExperimentPlan,
  { repeat, fold, seed }: Pick<ExperimentRun, 'repeat' | 'fold' | 'seed'>,
): string {
  if (plan.kind === 'seeds') return t('experiments.list.seed', { seed });
  if (plan.kind === 'resampled') return t('experiments.list.split', { repeat });
  return plan.repeats === 1
    ? t('experiments.list.fold', { fold })
    : t('experiments.list.run', { repeat, fold });
}

export const partName = (plan: ExperimentPlan, { experiment, recipe }: ExperimentPart): string =>
  runName(plan, { ...experiment, seed: recipe.seed });
