import type { Phase, Progress, TrainingEvent } from '../../domain/event';
import type { Stopwatch } from './meter';

const INTERVAL_MS = 250;

/**
 * Turn work that reports by callback into phase events, a few a second; gives its
 * result. Stopped in the middle, it aborts the signal, and a result that comes all
 * the same goes to `discard`.
 */
export async function* reporting<T>(
  phase: Phase,
  work: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<T>,
  discard: (result: T) => void = () => undefined,
): AsyncGenerator<TrainingEvent, T> {
  const controller = new AbortController();
  let progress: Progress | null = null;
  let settled = false;
  const result = work((latest) => (progress = latest), controller.signal);
  const end = result.then(
    () => void (settled = true),
    () => void (settled = true),
  );
  let delivered = false;
  try {
    while (!settled) {
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, INTERVAL_MS))]);
      yield { kind: 'phase', phase, progress };
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

/** The same stream, `watch` running only while it works: a pause is time between two requests. */
export async function* timed<T>(
  stream: AsyncGenerator<TrainingEvent, T>,
  watch: Stopwatch,
): AsyncGenerator<TrainingEvent, T> {
  try {
    for (;;) {
      watch.start();
      const result = await stream.next();
      watch.stop();
      if (result.done) return result.value;
      yield result.value;
    }
  } finally {
    watch.stop();
    await stream.return(undefined as never);
  }
}
