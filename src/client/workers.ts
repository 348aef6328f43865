import { releaseProxy, wrap, type Remote } from 'comlink';
import type { DownloadApi, ImportApi, InferenceApi, TrainingApi } from '../engine/protocol';

/** A running worker and its typed API. `stop` ends it at once, whatever it is doing. */
export interface WorkerHandle<Api> {
  api: Remote<Api>;
  worker: Worker;
  stop(): void;
}

function handle<Api>(worker: Worker): WorkerHandle<Api> {
  const api = wrap<Api>(worker);
  return {
    api,
    worker,
    stop() {
      api[releaseProxy]();
      worker.terminate();
    },
  };
}

export const startImportWorker = (): WorkerHandle<ImportApi> =>
  handle(
    new Worker(new URL('../engine/workers/import.worker.ts', import.meta.url), { type: 'module' }),
  );

export const startTrainingWorker = (): WorkerHandle<TrainingApi> =>
  handle(
    new Worker(new URL('../engine/workers/training.worker.ts', import.meta.url), {
      type: 'module',
    }),
  );

export const startInferenceWorker = (): WorkerHandle<InferenceApi> =>
  handle(
    new Worker(new URL('../engine/workers/inference.worker.ts', import.meta.url), {
      type: 'module',
    }),
  );

export const startDownloadWorker = (): WorkerHandle<DownloadApi> =>
  handle(
    new Worker(new URL('../engine/workers/download.worker.ts', import.meta.url), {
      type: 'module',
    }),
  );
