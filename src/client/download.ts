import { proxy } from 'comlink';
import type { DownloadProgress } from '../engine/protocol';
import { downloadWorker } from './workers';

/**
 * Fetch weight files from an address that the user gave. Throws an Error with a message for
 * the user, or `signal`'s reason when it is aborted, which ends the download at once.
 */
export async function downloadWeights(
  address: string,
  onProgress: (progress: DownloadProgress) => void,
  signal: AbortSignal,
): Promise<File[]> {
  const worker = downloadWorker();
  let over = false;
  // It has a port of its own, so what it says can arrive after the end.
  const report = (progress: DownloadProgress) => {
    if (!over) onProgress(progress);
  };
  try {
    return await worker.call((api) => api.download(address, proxy(report)), signal);
  } finally {
    over = true;
    worker.end();
  }
}
