import { trainingStore, type TrainingState } from '../../client/trainingStore';
import type { RunRecord, RunStatus } from '../../domain/run/run';
import { listQueue, runningRun } from '../../storage/runQueue';
import { useLiveQuery } from './useLiveQuery';
import { useSlicedStore } from './useSlicedStore';

/** What the pages show of the run in progress. */
export const useTraining = <T>(selector: (state: TrainingState) => T): T =>
  useSlicedStore(trainingStore, selector);

/** How many runs of every tab wait. */
export const useQueueLength = (): number =>
  useLiveQuery(async () => (await listQueue()).length) ?? 0;

/** The run that another tab trains now. */
export function useTrainingElsewhere(): RunRecord | undefined {
  // Until this is known, it may be one that a closed tab left behind.
  const isKnown = useTraining(({ left }) => left !== null);
  const ownId = useTraining(({ lastRunId }) => lastRunId);
  const unwritten = useTraining((state) => state.unwritten);
  // This tab's own run changes with each epoch, and must not draw again what only asks for others'.
  const elsewhere = useLiveQuery(async () => {
    const running = await runningRun();
    return running && running.id !== ownId && running.id !== unwritten ? running : undefined;
  }, [ownId, unwritten]);
  const isElsewhere = elsewhere?.id !== ownId && elsewhere?.id !== unwritten;
  return isKnown && isElsewhere ? elsewhere : undefined;
}

/** What has become of a run. One that nobody trains is interrupted, whether that could be stored or not. */
export function useRunStatus({ id, status }: Pick<RunRecord, 'id' | 'status'>): RunStatus {
  const isUnwritten = useTraining(({ unwritten }) => unwritten === id);
  return isUnwritten ? 'interrupted' : status;
}
