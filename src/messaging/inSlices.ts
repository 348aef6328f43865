/** Milliseconds of a worker's work between two turns of the event loop, in which a cancellation is heard. */
const SLICE_MS = 100;

/** The next turn of the event loop, without the delay of a timer. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Do work that yields the fraction done, and hear messages meanwhile. Throws the signal's reason
 * once it is aborted.
 * @param sliceMs of work between two turns of the event loop: a page has less time than a worker
 */
export async function inSlices<T>(
  work: Generator<number, T>,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
  sliceMs = SLICE_MS,
): Promise<T> {
  let turnedAt = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - turnedAt < sliceMs) continue;
    onProgress(value);
    await nextTurn();
    signal.throwIfAborted();
    turnedAt = performance.now();
  }
}
