import { useLiveQuery } from '../../components/useLiveQuery';
import type { EvaluatedRun } from '../../../domain/evaluation/pairing';
import { MODEL_KINDS } from '../../../domain/models/registry';
import type { RunRecord } from '../../../domain/run/run';
import { getEvaluation, listEvaluatedRunIds, listRuns } from '../../../storage/runs';
import { useTraining } from '../../components/useTraining';

/** The newest evaluated run, or the one that ended last here, and the newest of other families on the same images. */
function resultOf(newestFirst: readonly RunRecord[], lastId: string | null): RunRecord[] {
  const main = newestFirst.find(({ id }) => id === lastId) ?? newestFirst[0];
  if (!main) return [];
  const alike = newestFirst.filter(({ snapshotHash }) => snapshotHash === main.snapshotHash);
  return MODEL_KINDS.flatMap((kind) => {
    if (main.recipe.model.kind === kind) return [main];
    return alike.find(({ recipe }) => recipe.model.kind === kind) ?? [];
  });
}

/** The latest result: one run a family, in the order of the registry; undefined while it is read. */
export function useResult(): EvaluatedRun[] | undefined {
  const lastId = useTraining((state) => state.lastRunId);
  return useLiveQuery(async () => {
    const evaluated = new Set(await listEvaluatedRunIds());
    const over = (await listRuns()).filter(
      // A final model has no test images.
      ({ id, status, experiment }) =>
        !experiment && evaluated.has(id) && (status === 'finished' || status === 'stopped'),
    );
    return await Promise.all(
      resultOf(over, lastId).map(async (run) => ({
        run,
        evaluation: (await getEvaluation(run.id))!,
      })),
    );
  }, [lastId]);
}
