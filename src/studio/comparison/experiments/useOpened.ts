import {
  areComparable,
  readResult,
  type ExperimentResult,
} from '../../components/experiments/results';
import type { ExperimentParts } from '../../components/experiments/useExperiments';
import { useAsync } from '../../components/useAsync';

export interface OpenedExperiment {
  /** The opened experiment first, then those that it can be compared with, the oldest first. */
  experiments: ExperimentParts[];
  /** Of those that have a finished run, in the same order. */
  results: ExperimentResult[];
  /** Another one when the results are others. */
  key: string;
}

/**
 * The opened experiment and its comparable ones, with their results; undefined while they are read.
 * They are read again when another run has finished, not with every epoch.
 */
export function useOpened(
  opened: ExperimentParts,
  all: readonly ExperimentParts[],
): OpenedExperiment | undefined {
  const others = all
    .filter((other) => other.record.id !== opened.record.id && areComparable(opened, other))
    .sort((a, b) => a.record.createdAt - b.record.createdAt);
  const experiments = [opened, ...others];
  const finished = experiments.map(({ record, parts }) => [
    record.name,
    JSON.stringify(record.thresholdRule ?? null),
    ...parts.filter(({ status }) => status === 'finished').map(({ id }) => id),
  ]);
  const key = JSON.stringify(finished);
  const answer = useAsync(key, async () => {
    const results = await Promise.all(experiments.map(({ record }) => readResult(record.id)));
    return {
      key,
      results: results
        .filter((result) => result !== null)
        .filter(({ experiment }) => experiment.runs.length > 0),
    };
  });
  if (answer.state === 'failed') throw new Error(answer.message);
  if (answer.state === 'waiting') return undefined;
  // The last results stay until the next are read: what is computed of them goes by their key.
  return { experiments, ...answer.value };
}
