import { inference } from '../../client/inference';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import { say } from '../../texts/t';
import { useAsync } from '../components/useAsync';
import type { DatasetCounts } from './useDatasetCounts';

/** Why the plan cannot be carried out with these images; null where it can, or is not known to be impossible yet. */
export function usePlanProblem(plan: ExperimentPlan | null, dataset: DatasetCounts): string | null {
  const { counts, pinned } = dataset;
  const answer = useAsync(JSON.stringify({ plan, counts, pinned }), async () =>
    plan ? await inference().planProblem(plan) : null,
  );
  return plan && answer.state === 'known' && answer.value ? say(answer.value) : null;
}
