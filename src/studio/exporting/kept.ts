import { useLiveQuery } from 'dexie-react-hooks';
import type { ModelRecord } from '../../domain/run/savedModel';
import type { RunRecord } from '../../domain/run/run';
import { listModels } from '../../storage/models';
import { listEvaluatedRunIds, listRuns } from '../../storage/runs';

export interface Keepable {
  models: ModelRecord[];
  /** Runs that have a model and a result, newest first. */
  runs: RunRecord[];
}

/** What there is to keep, download and bring back; undefined while storage answers. */
export const useKeepable = (): Keepable | undefined =>
  useLiveQuery(async () => {
    const [models, runs, judged] = await Promise.all([
      listModels(),
      listRuns(),
      listEvaluatedRunIds(),
    ]);
    const ids = new Set(judged);
    return { models, runs: runs.filter(({ id }) => ids.has(id)) };
  });
