import { proxy } from 'comlink';
import { inference } from './inference';
import { newId } from '../domain/newId';

/** A call to a worker, the inference worker by default, that `signal` cancels; throws its reason then. */
export async function cancellable<T, P>(
  onProgress: (progress: P) => void,
  signal: AbortSignal,
  call: (id: string, report: (progress: P) => void) => Promise<T>,
  cancelCall = (id: string): Promise<void> => inference().cancel(id),
): Promise<T> {
  // The event of a signal that is aborted already does not come.
  signal.throwIfAborted();
  const id = newId();
  // Where the worker ends first, the call itself says so.
  const cancel = () => void cancelCall(id).catch(() => undefined);
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
