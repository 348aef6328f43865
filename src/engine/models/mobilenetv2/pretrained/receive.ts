import { message, StudioError, type Message } from '../../../../texts/message';

/** What of a download's failures is said otherwise for each kind of file. */
export interface DownloadTexts {
  notReached(host: string): Message;
  tooLarge(address: string): Message;
}

const weights: DownloadTexts = {
  notReached: (host) => message('weights.download.notReached', { host }),
  tooLarge: (address) => message('weights.download.tooLarge', { address }),
};

/** Bytes put into one Blob, which the browser may keep outside of this process's memory. */
const BLOB_BYTES = 16 * 2 ** 20;

/**
 * Download a file without credentials or referrer.
 * @param most the largest size accepted, in bytes.
 * @param onBytes called with the bytes received, and the total where the server sends it.
 * @throws an Error with a message for the user when the server cannot be reached, responds
 *   with an error status, or the file is too large.
 */
export async function receive(
  url: URL,
  most: number,
  onBytes: (done: number, total: number | null) => void,
  texts = weights,
): Promise<Blob> {
  const tooLarge = () => new StudioError(texts.tooLarge(url.href));
  const response = await ask(url, texts);
  const total = Number(response.headers.get('content-length')) || null;
  if (total !== null && total > most) throw tooLarge();
  const blobs: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let gathered = 0;
  const reader = response.body!.getReader();
  for (let done = 0; done <= most;) {
    const { value } = await reader.read().catch(() => {
      throw new StudioError(message('weights.download.brokeOff', { host: url.host }));
    });
    if (!value) return new Blob([...blobs, ...parts]);
    parts.push(value);
    done += value.byteLength;
    gathered += value.byteLength;
    if (gathered >= BLOB_BYTES) {
      blobs.push(new Blob(parts));
      parts = [];
      gathered = 0;
    }
    onBytes(done, total);
  }
  void reader.cancel();
  throw tooLarge();
}

/** @throws an Error with a message for the user, also for a response with an error status. */
async function ask(url: URL, texts: DownloadTexts): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    // Browsers do not report the reason: a wrong address and one without CORS look the same.
    throw new StudioError(
      navigator.onLine === false ? message('weights.download.offline') : texts.notReached(url.host),
    );
  }
  if (response.ok) return response;
  if (response.status === 404 || response.status === 410) {
    throw new StudioError(
      message('weights.download.nothingThere', { address: url.href, status: response.status }),
    );
  }
  const { host, pathname: path } = url;
  throw new StudioError(
    message('weights.download.refused', { host, path, status: response.status }),
  );
}
