import { proxy } from 'comlink';
import type { ModelReference } from '../engine/protocol';
import { inference } from './inference';

/**
 * A model in these formats (by id), in one zip. `onProgress` takes the fraction done, in
 * [0, 1]. Throws `signal`'s reason once it is aborted, else an Error with a message for the
 * user.
 */
export async function exportZip(
  model: ModelReference,
  formats: string[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const id = crypto.randomUUID();
  const worker = inference();
  const cancel = () => void worker.cancelExport(id);
  let over = false;
  // It has a port of its own, so what it says can arrive after the end.
  const report = (fraction: number) => {
    if (!over) onProgress(fraction);
  };
  signal.addEventListener('abort', cancel);
  try {
    return await worker.exportZip({ id, model, formats }, proxy(report));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    over = true;
    signal.removeEventListener('abort', cancel);
  }
}
