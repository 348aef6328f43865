import { useLiveQuery } from 'dexie-react-hooks';
import { useStore } from 'zustand';
import { trainingStore, type TrainingState } from '../../client/trainingStore';
import { listQueue, type QueuedRun } from '../../storage/runQueue';

/** What the pages show of the run in progress. */
export const useTraining = <T>(selector: (state: TrainingState) => T): T =>
  useStore(trainingStore, selector);

const NONE: QueuedRun[] = [];

/** The queued runs of every tab, the next one first. */
export const useQueue = (): QueuedRun[] => useLiveQuery(listQueue) ?? NONE;
