import { trainingStore, type TrainingState } from '../../client/trainingStore';
import type { RunRecord } from '../../domain/run/run';
import { listQueue, runningRun, type QueuedRun } from '../../storage/runQueue';
import { useLiveQuery } from './useLiveQuery';
import { useSlicedStore } from './useSlicedStore';

/** What the pages show of the run in progress. */
export const useTraining = <T>(selector: (state: TrainingState) => T): T =>
  useSlicedStore(trainingStore, selector);

const NONE: QueuedRun[] = [];

/** The queued runs of every tab, the next one first. */
export const useQueue = (): QueuedRun[] => useLiveQuery(listQueue) ?? NONE;

/** The run that another tab trains now. */
export function useTrainingElsewhere(): RunRecord | undefined {
  const running = useLiveQuery(runningRun);
  // Until this is known, it may be one that a closed tab left behind.
  const isKnown = useTraining(({ left }) => left !== null);
  const ownId = useTraining(({ lastRunId }) => lastRunId);
  return isKnown && running?.id !== ownId ? running : undefined;
}
