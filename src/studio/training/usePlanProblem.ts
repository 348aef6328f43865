import { inference } from '../../client/inference';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import { say } from '../../texts/t';
import { useAsync } from '../components/useAsync';
import type { DatasetCounts } from './useDatasetCounts';

/** Numbers for the states of the dataset: groups may change where no count does. */
const revisions = new WeakMap<DatasetCounts, number>();
let latest = 0;

function revisionOf(dataset: DatasetCounts): number {
  const known = revisions.get(dataset) ?? ++latest;
  revisions.set(dataset, known);
  return known;
}

/** Why the plan cannot be carried out with these images; null where it can, or is not known to be impossible yet. */
export function usePlanProblem(plan: ExperimentPlan | null, dataset: DatasetCounts): string | null {
  const answer = useAsync(JSON.stringify({ plan, revision: revisionOf(dataset) }), async () =>
    plan ? await inference().planProblem(plan) : null,
  );
  return plan && answer.state === 'known' && answer.value ? say(answer.value) : null;
}
