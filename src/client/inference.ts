import type { Remote } from 'comlink';
import type { InferenceApi } from '../engine/protocol';
import { startInferenceWorker, type WorkerHandle } from './workers';

let handle: WorkerHandle<InferenceApi> | null = null;

/**
 * The one worker that uses models without training them, started when first asked
 * for. A worker whose code failed is replaced by the next call.
 */
export function inference(): Remote<InferenceApi> {
  if (!handle) {
    const started = startInferenceWorker();
    started.worker.addEventListener('error', () => {
      started.stop();
      if (handle === started) handle = null;
    });
    handle = started;
  }
  return handle.api;
}
