import { proxy } from 'comlink';
import type { FormatCheck, ModelReference } from '../engine/protocol';
import { inference } from './inference';

type Report = (fraction: number) => void;

/** A call to the inference worker that `signal` cancels; throws its reason then. */
async function cancellable<T>(
  onProgress: Report,
  signal: AbortSignal,
  call: (id: string, report: Report) => Promise<T>,
): Promise<T> {
  const id = crypto.randomUUID();
  const cancel = () => void inference().cancel(id);
  let over = false;
  // It has a port of its own, so what it says can arrive after the end.
  const report = (fraction: number) => {
    if (!over) onProgress(fraction);
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

/**
 * A model in these formats (by id), in one zip. `onProgress` takes the fraction done, in
 * [0, 1]. Throws `signal`'s reason once it is aborted, else an Error with a message for the
 * user.
 */
export const exportZip = (
  model: ModelReference,
  formats: string[],
  onProgress: Report,
  signal: AbortSignal,
): Promise<Blob> =>
  cancellable(onProgress, signal, (id, report) =>
    inference().exportZip({ id, model, formats }, report),
  );

/** What the model answers in an approximate format; as `InferenceApi.checkFormat`. Throws as `exportZip` does. */
export const checkFormat = (
  model: ModelReference,
  format: string,
  onProgress: Report,
  signal: AbortSignal,
): Promise<FormatCheck | null> =>
  cancellable(onProgress, signal, (id, report) =>
    inference().checkFormat({ id, model, format }, report),
  );
