/**
 * One lock for all that must see the dataset whole or leaves it half changed for a while:
 * an import, regrouping, splitting, and the snapshot of a new run. It holds across tabs.
 */
import { createStore } from 'zustand/vanilla';
import { exclusively, exclusivelyIfFree } from './soleTab';
import { uninterrupted } from '../storage/upgrade';

const LOCK = 'mask-studio-dataset';

/** How many of this tab's works wait for the dataset. */
export const datasetWaits = createStore<{ waiting: number }>(() => ({ waiting: 0 }));

const count = (by: number): void =>
  datasetWaits.setState(({ waiting }) => ({ waiting: waiting + by }));

let ownWork: Promise<unknown> = Promise.resolve();

/** Settles when this tab's works so far are done: what still holds the lock then is another tab's. */
export const ownDatasetWork = (): Promise<unknown> => ownWork;

function track<T>(work: Promise<T>): Promise<T> {
  ownWork = Promise.allSettled([ownWork, work]);
  return work;
}

/** Wait for the dataset, then work on it alone. */
export function withDataset<T>(work: () => Promise<T>): Promise<T> {
  count(1);
  let counted = true;
  const waitNoMore = () => {
    if (counted) count(-1);
    counted = false;
  };
  const turn = exclusively(LOCK, () => {
    waitNoMore();
    return uninterrupted(work);
  });
  return track(turn.finally(waitNoMore));
}

/** Work on the dataset if nobody does, here or in another tab; else `work` gets false and must leave it alone. */
export const withDatasetIfFree = <T>(work: (isFree: boolean) => Promise<T>): Promise<T> =>
  track(exclusivelyIfFree(LOCK, work));
