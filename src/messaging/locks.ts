/**
 * Web Locks; where there are none (plain http), turns within this thread. Other tabs are then
 * kept out by client/soleTab.ts.
 */
const manager = (): LockManager | undefined =>
  (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;

export const hasLocks = (): boolean => manager() !== undefined;

/** The last in each line, while there is one. */
const lines = new Map<string, Promise<unknown>>();

function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (lines.get(name) ?? Promise.resolve()).then(work);
  const over = turn
    .catch(() => undefined)
    .then(() => {
      if (lines.get(name) === over) lines.delete(name);
    });
  lines.set(name, over);
  return turn;
}

/** Wait for the lock of this name, and work while it is held. */
export const withLock = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  manager()?.request(name, work) ?? inTurn(name, work);

/** Work at once; `work` gets false when another holds the lock. */
export function withLockIfFree<T>(name: string, work: (isFree: boolean) => Promise<T>): Promise<T> {
  const locks = manager();
  if (locks) return locks.request(name, { ifAvailable: true }, (lock) => work(lock !== null));
  return lines.has(name) ? work(false) : inTurn(name, () => work(true));
}
