import { useLiveQuery } from 'dexie-react-hooks';
import { useStore } from 'zustand';
import { trainingStore, type TrainingState } from '../../client/trainingStore';
import { listQueue, type QueuedRun } from '../../storage/runQueue';

/** What the screen shows of the run in progress. */
export const useTraining = <T>(selector: (state: TrainingState) => T): T =>
  useStore(trainingStore, selector);

const NONE: QueuedRun[] = [];

/** The runs that wait to be trained, in any tab, the next one first. */
export const useQueue = (): QueuedRun[] => useLiveQuery(listQueue) ?? NONE;
