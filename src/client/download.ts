import { proxy } from 'comlink';
import type { DownloadProgress } from '../engine/protocol';
import { startDownloadWorker } from './workers';

/**
 * Fetch weight files from an address that a person gave. Throws a sentence, or
 * `signal`'s reason when it is aborted, which ends the download at once.
 */
export async function downloadWeights(
  address: string,
  onProgress: (progress: DownloadProgress) => void,
  signal: AbortSignal,
): Promise<File[]> {
  const { api, worker, stop } = startDownloadWorker();
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('error', () => reject(new Error('The download could not start.')));
  });
  let over = false;
  // It has a port of its own, so what it says can arrive after the end.
  const report = (progress: DownloadProgress) => {
    if (!over) onProgress(progress);
  };
  try {
    return await Promise.race([api.download(address, proxy(report)), ended]);
  } finally {
    over = true;
    stop();
  }
}
