import { useLiveQuery } from '../components/useLiveQuery';
import { useMemo } from 'react';
import { getEvaluation, listComparable, listEvaluatedRunIds } from '../../storage/runs';
import type { EvaluatedRun } from '../../domain/evaluation/pairing';
import type { RunRecord, TestEvaluation } from '../../domain/run/run';

export interface RunLists {
  /** Newest first. */
  evaluated: RunRecord[];
  /** Runs without an evaluation: training, interrupted, failed. */
  unevaluated: number;
}

/** All runs, and imported models evaluated here; undefined while they are being read. */
export const useRunLists = (): RunLists | undefined =>
  useLiveQuery(async () => {
    const [runs, evaluatedIds] = await Promise.all([listComparable(), listEvaluatedRunIds()]);
    const ids = new Set(evaluatedIds);
    const evaluated = runs.filter(({ id }) => ids.has(id));
    return { evaluated, unevaluated: runs.length - evaluated.length };
  });

/**
 * These runs with their evaluations, in this order; undefined while these are being read.
 * They are read again when validation predictions are added, not when a threshold moves.
 */
export function useEvaluatedRuns(runs: readonly RunRecord[]): EvaluatedRun[] | undefined {
  const ids = runs.map(({ id }) => id);
  const evaluations = useLiveQuery(async () => {
    const found = new Map<string, TestEvaluation>();
    // One after another: each is thousands of predictions, so a task of the main thread each.
    for (const id of ids) {
      const evaluation = await getEvaluation(id);
      if (evaluation) found.set(id, evaluation);
    }
    return found;
  }, [ids.join()]);
  return useMemo(() => {
    if (!evaluations || runs.some(({ id }) => !evaluations.has(id))) return undefined;
    return runs.map((run) => ({ run, evaluation: evaluations.get(run.id)! }));
  }, [runs, evaluations]);
}
