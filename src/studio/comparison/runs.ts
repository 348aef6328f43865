import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { getEvaluation, listEvaluatedRunIds, listRuns } from '../../storage/runs';
import type { TestEvaluation, RunRecord } from '../../domain/run/run';
import type { JudgedRun } from './columns';

export interface RunLists {
  /** Newest first. */
  judged: RunRecord[];
  /** Runs without verdicts: training, interrupted, failed. */
  unjudged: number;
}

/** The runs there are; undefined while they are being read. */
export const useRunLists = (): RunLists | undefined =>
  useLiveQuery(async () => {
    const [runs, judgedIds] = await Promise.all([listRuns(), listEvaluatedRunIds()]);
    const ids = new Set(judgedIds);
    const judged = runs.filter(({ id }) => ids.has(id));
    return { judged, unjudged: runs.length - judged.length };
  });

/**
 * These runs with their verdicts, in this order; undefined while verdicts are being
 * read. They are read again only when judged again, not when a threshold moves.
 */
export function useJudgedRuns(runs: readonly RunRecord[]): JudgedRun[] | undefined {
  const ids = runs.map(({ id }) => id);
  const judgements = useLiveQuery(async () => {
    const found = new Map<string, TestEvaluation>();
    // One after another: each is thousands of verdicts, so a task of the main thread each.
    for (const id of ids) {
      const judgement = await getEvaluation(id);
      if (judgement) found.set(id, judgement);
    }
    return found;
  }, [ids.join()]);
  return useMemo(() => {
    if (!judgements || runs.some(({ id }) => !judgements.has(id))) return undefined;
    return runs.map((run) => ({ run, judgement: judgements.get(run.id)! }));
  }, [runs, judgements]);
}
