import { progressOf, type Phase, type TrainingEvent } from '../../../domain/run/event';
import type { Stopwatch } from '../loop/readbackThrottle';

const INTERVAL_MS = 250;

/**
 * Turn work that reports progress by callback into phase events, four a second; returns
 * its result. If stopped early, it aborts the signal, and passes a result that still
 * arrives to `discard`.
 */
export async function* phaseEvents<T>(
  phase: Phase,
  total: number,
  work: (onDone: (done: number) => void, signal: AbortSignal) => Promise<T>,
  discard: (result: T) => void = () => undefined,
): AsyncGenerator<TrainingEvent, T> {
  const controller = new AbortController();
  const began = performance.now();
  let done = 0;
  let settled = false;
  const result = work((count) => (done = count), controller.signal);
  const settle = () => void (settled = true);
  const end = result.then(settle, settle);
  let delivered = false;
  try {
    while (!settled) {
      const seconds = (performance.now() - began) / 1000;
      yield { kind: 'phase', phase, progress: progressOf(done, total, seconds) };
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, INTERVAL_MS))]);
    }
    delivered = true;
    return await result;
  } finally {
    if (!delivered) {
      controller.abort();
      void result.then(discard, () => undefined);
    }
  }
}

/** The same stream; `watch` runs only while it works, not between two requests (a pause). */
export async function* timed<T>(
  stream: AsyncGenerator<TrainingEvent, T>,
  watch: Stopwatch,
): AsyncGenerator<TrainingEvent, T> {
  let result: IteratorResult<TrainingEvent, T> | null = null;
  try {
    for (;;) {
      watch.start();
      result = await stream.next();
      watch.stop();
      if (result.done) return result.value;
      yield result.value;
    }
  } finally {
    watch.stop();
    // Stopped at the yield above: end the inner stream too; its return value is not used.
    if (result && !result.done) await stream.return(undefined as never);
  }
}
