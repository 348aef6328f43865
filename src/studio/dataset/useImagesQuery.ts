import { Dexie, type ObservabilitySet } from 'dexie';
import { startTransition, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';

/** While an import writes many times a second, the page queries again this often. */
const QUIET_MS = 500;

/** The tables of images, in the parts of storage that dexie says have changed. */
const WATCHED = /^all$|\/(images|deletedImages)\//;

let version = 0;
let lastChange = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function announce(): void {
  timer = undefined;
  lastChange = performance.now();
  version += 1;
  listeners.forEach((listener) => listener());
}

/** The first change shows at once, those that follow at most every QUIET_MS. */
function changed(parts: ObservabilitySet): void {
  if (timer || !Object.keys(parts).some((part) => WATCHED.test(part))) return;
  timer = setTimeout(announce, Math.max(0, lastChange + QUIET_MS - performance.now()));
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) Dexie.on.storagemutated.subscribe(changed);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) Dexie.on.storagemutated.unsubscribe(changed);
  };
}

/**
 * A live query over the images that is throttled during an import: dexie's own
 * would run again at every write. Gives the last answer, that of the previous key
 * included, until the next is there; undefined before the first. A failed read
 * throws into the page's error boundary.
 *
 * @param key what the query depends on, as text: another key, another query
 */
export function useImagesQuery<T>(key: string, query: () => Promise<T>): T | undefined {
  const current = useSyncExternalStore(subscribe, () => version);
  const [answer, setAnswer] = useState<{ value: T }>();
  const [error, setError] = useState<{ reason: unknown }>();
  const ask = useEffectEvent(() => query());
  const accept = useEffectEvent((asked: string, value: T) => {
    // A transition is drawn in slices: a large answer never blocks the page.
    if (asked === key) startTransition(() => setAnswer({ value }));
  });
  useEffect(() => {
    ask().then(
      (value) => accept(key, value),
      (reason: unknown) => setError({ reason }),
    );
  }, [key, current]);
  if (error) throw error.reason;
  return answer?.value;
}
