import { planSplits } from '../../domain/experiment/partition';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import { listClasses } from '../../storage/classes';
import { allImages } from '../../storage/images';
import { errorText, type Text } from '../../texts/message';

/** Why a plan cannot be carried out with the dataset as it is; null where it can. Seeds stay on the dataset's own split. */
export async function planProblem(plan: ExperimentPlan): Promise<Text | null> {
  if (plan.kind === 'seeds') return null;
  try {
    planSplits(await allImages(), await listClasses(), plan, 1);
    return null;
  } catch (error) {
    return errorText(error);
  }
}
