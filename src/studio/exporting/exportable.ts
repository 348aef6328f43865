import { useLiveQuery } from '../components/useLiveQuery';
import type { ModelRecord } from '../../domain/run/savedModel';
import type { RunRecord } from '../../domain/run/run';
import { listModels } from '../../storage/models';
import { listEvaluatedRunIds, listWithWeights } from '../../storage/runs';

export interface Exportable {
  models: ModelRecord[];
  /** Runs that have a model and a result, newest first. */
  runs: RunRecord[];
}

/** The models that can be exported; undefined while storage is being read. */
export const useExportable = (): Exportable | undefined =>
  useLiveQuery(async () => {
    const [models, runs, evaluated] = await Promise.all([
      listModels(),
      listWithWeights(),
      listEvaluatedRunIds(),
    ]);
    const ids = new Set(evaluated);
    return { models, runs: runs.filter(({ id }) => ids.has(id)) };
  });
