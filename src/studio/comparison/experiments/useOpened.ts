import { useLiveQuery } from 'dexie-react-hooks';
import {
  areComparable,
  readResult,
  type ExperimentResult,
} from '../../components/experiments/results';
import type { ExperimentParts } from '../../components/experiments/useExperiments';

export interface OpenedExperiment {
  /** The opened experiment first, then those that it can be compared with, the oldest first. */
  experiments: ExperimentParts[];
  /** Of those that have a finished run, in the same order. */
  results: ExperimentResult[];
}

/** The opened experiment and its comparable ones, with their results; undefined while they are read. */
export function useOpened(
  opened: ExperimentParts,
  all: readonly ExperimentParts[],
): OpenedExperiment | undefined {
  const finished = all.flatMap(({ parts }) =>
    parts.filter(({ status }) => status === 'finished').map(({ id }) => id),
  );
  return useLiveQuery(async () => {
    const others = all
      .filter((other) => other.record.id !== opened.record.id && areComparable(opened, other))
      .sort((a, b) => a.record.createdAt - b.record.createdAt);
    const experiments = [opened, ...others];
    const results: ExperimentResult[] = [];
    for (const each of experiments) {
      const result = await readResult(each);
      if (result.experiment.runs.length > 0) results.push(result);
    }
    return { experiments, results };
  }, [opened.record.id, finished.join(), all.map(({ record }) => record.name).join('\n')]);
}
