/**
 * How a thread's end is heard of that fires no `error` event: `close()`, a kill by the browser.
 * A worker holds a lock of its own for life; the browser frees it when the thread ends, and
 * whoever waits for the lock hears of it. A worker that hangs keeps its lock: that is found by
 * silence. Without Web Locks (plain http) nothing is watched.
 */

/** Parent → worker: hold the lock of this name. */
interface Hold {
  hold: string;
}
/** Worker → parent: the lock is held, the worker's own or that of a thread it cannot do without. */
interface Held {
  held: string;
}
/** Worker → parent: the thread of that lock is ended on purpose. */
interface Dropped {
  dropped: string;
}

/** Time for a `dropped` message that was sent before its lock was freed, in milliseconds. */
const GRACE = 200;

/** For a worker's code to load, on a slow computer: one that ended before it held its lock says nothing. */
export const START_MS = 60_000;

// The DOM's types of `self` and of a worker's differ; both sides compile this file.
const thread = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

const locks = (): LockManager | undefined =>
  (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;

/** A name for one thread's lock, unique in the origin. */
export const lockName = (): string => `thread ${Date.now()} ${Math.random()}`;

/** In the parent: let a worker hold a lock of its own. Gives the lock's name. */
export function askToHold(worker: Worker): string {
  const name = lockName();
  worker.postMessage({ hold: name } satisfies Hold);
  return name;
}

/** In a worker: hold this lock until the thread ends. Resolves once it is held. */
export function holdLock(name: string): Promise<void> {
  return new Promise((resolve) => {
    const manager = locks();
    if (!manager) return resolve();
    void manager.request(name, async () => {
      resolve();
      await new Promise(() => undefined);
    });
  });
}

/** In a worker: hold the lock that the parent names. */
export function holdWhenAsked(): void {
  if (!locks()) return;
  thread.addEventListener('message', ({ data }: MessageEvent<Partial<Hold> | null>) => {
    const name = data?.hold;
    if (name) void holdLock(name).then(() => thread.postMessage({ held: name } satisfies Held));
  });
}

/** In a worker: it cannot go on without the thread that holds this lock. */
export const dependOn = (name: string): void => thread.postMessage({ held: name } satisfies Held);

/** In a worker: the thread of this lock is ended on purpose now. */
export const dependNoMore = (name: string): void =>
  thread.postMessage({ dropped: name } satisfies Dropped);

/**
 * In the parent: hear once of the end of a worker, or of a thread that it depends on.
 * @returns stops watching; to be called before the worker is ended on purpose
 */
export function watchLife(worker: Worker, ended: () => void): () => void {
  const manager = locks();
  if (!manager) return () => undefined;
  const watched = new Map<string, AbortController>();
  const drop = (name: string) => {
    watched.get(name)?.abort();
    watched.delete(name);
  };
  const watch = (name: string) => {
    const stop = new AbortController();
    watched.set(name, stop);
    manager
      .request(name, { signal: stop.signal }, () => undefined)
      .then(() => setTimeout(() => watched.has(name) && ended(), GRACE))
      .catch(() => undefined); // Aborted: no longer watched.
  };
  const name = askToHold(worker);
  const late = setTimeout(ended, START_MS);
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<Held & Dropped> | null>) => {
    if (data?.held === name) clearTimeout(late);
    if (data?.held) watch(data.held);
    if (data?.dropped) drop(data.dropped);
  });
  return () => {
    clearTimeout(late);
    [...watched.keys()].forEach(drop);
  };
}
