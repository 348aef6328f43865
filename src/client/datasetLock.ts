/**
 * One lock for all that must see the dataset whole or leaves it half changed for a while:
 * an import, regrouping, splitting, and the snapshot of a new run. It holds across tabs.
 */
import { createStore } from 'zustand/vanilla';

const LOCK = 'mask-studio-dataset';

/** How many of this tab's works wait for the dataset. */
export const datasetWaits = createStore<{ waiting: number }>(() => ({ waiting: 0 }));

const count = (by: number): void =>
  datasetWaits.setState(({ waiting }) => ({ waiting: waiting + by }));

/** Wait for the dataset, then work on it alone. */
export function withDataset<T>(work: () => Promise<T>): Promise<T> {
  count(1);
  return navigator.locks.request(LOCK, () => {
    count(-1);
    return work();
  });
}

/** Work on the dataset if nobody does, here or in another tab; else `work` gets false and must leave it alone. */
export const withDatasetIfFree = <T>(work: (isFree: boolean) => Promise<T>): Promise<T> =>
  navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => work(lock !== null));
