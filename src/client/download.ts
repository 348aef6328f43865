import { proxy } from 'comlink';
import type { DownloadApi, DownloadProgress } from '../engine/protocol/download';
import { downloadWorker } from './workers';

type OnProgress = (progress: DownloadProgress) => void;

/** A call to a download worker of its own, which `signal` ends. */
async function download<T>(
  onProgress: OnProgress,
  signal: AbortSignal,
  call: (api: DownloadApi, report: OnProgress) => Promise<T>,
): Promise<T> {
  const worker = downloadWorker();
  let over = false;
  // It has a port of its own, so what it says can arrive after the end.
  const report = (progress: DownloadProgress) => {
    if (!over) onProgress(progress);
  };
  try {
    return await worker.call((api) => call(api, proxy(report)), signal);
  } finally {
    over = true;
    worker.end();
  }
}

/**
 * Fetch weight files from an address that the user gave. Throws an Error with a message for
 * the user, or `signal`'s reason when it is aborted, which ends the download at once.
 */
export const downloadWeights = (
  address: string,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<File[]> => download(onProgress, signal, (api, report) => api.download(address, report));

/** Fetch a project file from an address that the user agreed to. Throws as `downloadWeights` does. */
export const downloadProject = (
  address: string,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<File> =>
  download(onProgress, signal, (api, report) => api.downloadProject(address, report));
