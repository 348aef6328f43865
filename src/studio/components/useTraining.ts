import { trainingStore, type TrainingState } from '../../client/trainingStore';
import type { RunRecord, RunStatus } from '../../domain/run/run';
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
  const unwritten = useTraining((state) => state.unwritten);
  const isElsewhere = running?.id !== ownId && running?.id !== unwritten;
  return isKnown && isElsewhere ? running : undefined;
}

/** What has become of a run. One that nobody trains is interrupted, whether that could be stored or not. */
export function useRunStatus({ id, status }: Pick<RunRecord, 'id' | 'status'>): RunStatus {
  const isUnwritten = useTraining(({ unwritten }) => unwritten === id);
  return isUnwritten ? 'interrupted' : status;
}
