import { proxy } from 'comlink';
import { inference } from './inference';

/** A call to the inference worker that `signal` cancels; throws its reason then. */
export async function cancellable<T, P>(
  onProgress: (progress: P) => void,
  signal: AbortSignal,
  call: (id: string, report: (progress: P) => void) => Promise<T>,
): Promise<T> {
  // The event of a signal that is aborted already does not come.
  signal.throwIfAborted();
  const id = crypto.randomUUID();
  const cancel = () => void inference().cancel(id);
  let over = false;
  // It has a port of its own, so what it says can arrive after the end.
  const report = (progress: P) => {
    if (!over) onProgress(progress);
  };
  signal.addEventListener('abort', cancel);
  try {
    return await call(id, proxy(report));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    over = true;
    signal.removeEventListener('abort', cancel);
  }
}
