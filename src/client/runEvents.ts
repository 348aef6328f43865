/** The one stream of what happens to the run in progress: pages, terminal and tests read it. */
import type { TrainingEvent } from '../domain/run/event';
import type { RunStatus } from '../domain/run/run';

/**
 * An event of the training loop, or that this tab has begun or left the run. A failure
 * that a restart mends is a `notice`; `failed` is the last one. When `ended` arrives, the
 * run is in storage with all that has come of it.
 */
export type RunEvent = { runId: string } & (
  TrainingEvent | { kind: 'started' } | { kind: 'ended'; status: RunStatus }
);

type Listener = (event: RunEvent) => void;

const listeners = new Set<Listener>();

/** Hear every event from now on; gives the function that ends it. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function publish(event: RunEvent): void {
  for (const listener of listeners) listener(event);
}
