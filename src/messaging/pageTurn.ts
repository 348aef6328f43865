/**
 * While a worker computes on every core, what the page draws waits for one: work of 10 ms takes 50 by
 * the clock. So the page says when it is about to draw, in a word of shared memory, and for a short
 * time the worker leaves one core to it. Without shared memory a worker has one thread, and nothing
 * is said.
 */

/** The time when the page last began to draw, in milliseconds, modulo 2^32. */
export type PageTurn = Int32Array<SharedArrayBuffer>;

/** About as long as the page takes to draw an epoch or a chart. */
const TURN_MS = 40;

/** For the page: what it hands to the worker. */
export const pageTurn: PageTurn | null = globalThis.crossOriginIsolated
  ? new Int32Array(new SharedArrayBuffer(4))
  : null;

/** This file is a worker's, too, which has no document. */
const page = globalThis as { document?: { hidden: boolean } };

/** The page is about to draw: it does not while nobody sees it. */
export function takeTurn(): void {
  if (pageTurn && !page.document?.hidden) Atomics.store(pageTurn, 0, Date.now() | 0);
}

let watched: PageTurn | null = null;

/** For the worker: the word that it watches from now on. */
export function watchTurn(turn: PageTurn | null): void {
  watched = turn;
}

/** Whether the page draws at this moment, as far as this worker was told. */
export function pageDraws(): boolean {
  if (!watched) return false;
  return (Date.now() - Atomics.load(watched, 0)) >>> 0 < TURN_MS;
}
