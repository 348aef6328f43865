import type { ExperimentPlan } from '../../../domain/experiment/plan';
import type { ExperimentPart } from '../../../storage/experiments';
import { t } from '../../../texts/t';

/** What tells a run from the others of its experiment: "Repeat 2, fold 3", or its seed. */
export function partName(plan: ExperimentPlan, { experiment, recipe }: ExperimentPart): string {
  if (plan.kind === 'seeds') return t('experiments.list.seed', { seed: recipe.seed });
  if (plan.kind === 'resampled') return t('experiments.list.split', { repeat: experiment.repeat });
  return plan.repeats === 1
    ? t('experiments.list.fold', { fold: experiment.fold })
    : t('experiments.list.run', { repeat: experiment.repeat, fold: experiment.fold });
}
