/** The calls to the worker that can be cancelled, by the id that the page chose. */
const running = new Map<string, AbortController>();

/** Runs `work` so that `cancel(id)` aborts its signal. */
export async function cancellable<T>(
  id: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    return await work(controller.signal);
  } finally {
    running.delete(id);
  }
}

export const cancel = (id: string): void => running.get(id)?.abort();
