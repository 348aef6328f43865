/** The page's workers. Each is started when it is first needed, and again after it ended. */
import type { DownloadApi } from '../engine/protocol/download';
import type { ImportApi } from '../engine/protocol/importing';
import type { InferenceApi } from '../engine/protocol/inference';
import type { ProjectApi } from '../engine/protocol/project';
import type { QualityApi } from '../engine/protocol/quality';
import type { TrainingApi } from '../engine/protocol/training';
import { pageTurn } from '../messaging/pageTurn';
import { WorkerClient } from '../messaging/workerClient';
import { message } from '../texts/message';

/**
 * For workers that compute on all images at once: on a slow computer, one piece of such work may take
 * longer than a step of a training does.
 */
const LONG_SILENCE = 30;

/** A worker that nobody has used for so long gives its memory back. */
const IDLE_MS = 5 * 60_000;

export const importWorker = new WorkerClient<ImportApi>(
  () =>
    new Worker(new URL('../engine/workers/import.worker.ts', import.meta.url), { type: 'module' }),
  {
    lostMessage: message('workers.importLost'),
    silentIntervals: LONG_SILENCE,
    idleMs: IDLE_MS,
  },
);

/** It serves run after run: features computed for one are there for the next. */
export const trainingWorker = new WorkerClient<TrainingApi>(
  () =>
    new Worker(new URL('../engine/workers/training.worker.ts', import.meta.url), {
      type: 'module',
    }),
  {
    lostMessage: message('workers.trainingLost'),
    prepare: (api) => api.watchTurn(pageTurn),
  },
);

export const inferenceWorker = new WorkerClient<InferenceApi>(
  () =>
    new Worker(new URL('../engine/workers/inference.worker.ts', import.meta.url), {
      type: 'module',
    }),
  {
    lostMessage: message('workers.inferenceLost'),
    silentIntervals: LONG_SILENCE,
    idleMs: IDLE_MS,
  },
);

export const projectWorker = new WorkerClient<ProjectApi>(
  () =>
    new Worker(new URL('../engine/workers/project.worker.ts', import.meta.url), {
      type: 'module',
    }),
  {
    lostMessage: message('project.lost'),
    idleMs: IDLE_MS,
  },
);

/** Its memory holds the features of all images: 51 MB of 10,000. */
export const qualityWorker = new WorkerClient<QualityApi>(
  () =>
    new Worker(new URL('../engine/workers/quality.worker.ts', import.meta.url), { type: 'module' }),
  {
    lostMessage: message('quality.lost'),
    silentIntervals: LONG_SILENCE,
    idleMs: IDLE_MS,
  },
);

/** A worker for one download: to stop the download is to end the worker. */
export const downloadWorker = (): WorkerClient<DownloadApi> =>
  new WorkerClient<DownloadApi>(
    () =>
      new Worker(new URL('../engine/workers/download.worker.ts', import.meta.url), {
        type: 'module',
      }),
    { lostMessage: message('workers.downloadLost') },
  );
