/**
 * One lock for all that must see the dataset whole or leaves it half changed for a while:
 * an import, regrouping, splitting, and the snapshot of a new run. It holds across tabs.
 */
import { createStore } from 'zustand/vanilla';
import { hasLocks } from '../messaging/locks';
import { db } from '../storage/db';
import { uninterrupted } from '../storage/upgrade';
import { exclusively, exclusivelyIfFree } from './soleTab';

const LOCK = 'mask-studio-dataset';

/** How many of this tab's works wait for the dataset. */
export const datasetWaits = createStore<{ waiting: number }>(() => ({ waiting: 0 }));

const count = (by: number): void =>
  datasetWaits.setState(({ waiting }) => ({ waiting: waiting + by }));

let ownWork: Promise<void> = Promise.resolve();

/** Resolves when this tab has no work left: what still holds the lock then is another tab's. */
export async function ownDatasetWork(): Promise<void> {
  for (let seen; seen !== ownWork;) {
    seen = ownWork;
    await seen;
  }
}

function track<T>(work: Promise<T>): Promise<T> {
  // What works have given is not kept.
  ownWork = Promise.allSettled([ownWork, work]).then(() => undefined);
  return work;
}

/** No other tab's upgrade interrupts it; an upgrade that this tab needs itself comes first. */
async function protectedWork<T>(work: () => Promise<T>): Promise<T> {
  await db.open();
  return await uninterrupted(work);
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
    return protectedWork(work);
  });
  return track(turn.finally(waitNoMore));
}

/** Work on the dataset if nobody does, here or in another tab; else `work` gets false and must leave it alone. */
export const withDatasetIfFree = <T>(work: (isFree: boolean) => Promise<T>): Promise<T> =>
  track(
    exclusivelyIfFree(LOCK, (isFree) => (isFree ? protectedWork(() => work(true)) : work(false))),
  );

/**
 * While another tab works on the dataset: `begun` once that is known, `ended` once it has let go,
 * also by being closed. This tab's own work comes first. Without Web Locks neither is called.
 * Throws `signal`'s reason once it is aborted, and what `ended` throws.
 */
export async function followOtherTab(
  begun: () => void,
  ended: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  await ownDatasetWork();
  if (!hasLocks() || signal.aborted) return;
  const { held = [] } = await navigator.locks.query();
  if (!signal.aborted && held.some(({ name }) => name === LOCK)) begun();
  // Waited for, since a tab that is closed says nothing. Not counted as this tab's work, so that an
  // import that is begun here is refused at once.
  await navigator.locks.request(LOCK, { signal }, ended);
}
