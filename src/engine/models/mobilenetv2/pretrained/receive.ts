import { message, StudioError } from '../../../../texts/message';

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
): Promise<Blob> {
  const response = await ask(url);
  const total = Number(response.headers.get('content-length')) || null;
  if (total !== null && total > most) throw tooLarge(url);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body!.getReader();
  for (let done = 0; done <= most;) {
    const { value } = await reader.read().catch(() => {
      throw new StudioError(message('weights.download.brokeOff', { host: url.host }));
    });
    if (!value) return new Blob(parts);
    parts.push(value);
    done += value.byteLength;
    onBytes(done, total);
  }
  void reader.cancel();
  throw tooLarge(url);
}

/** @throws an Error with a message for the user, also for a response with an error status. */
async function ask(url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    // Browsers do not report the reason: a wrong address and one without CORS look the same.
    throw new StudioError(
      navigator.onLine === false
        ? message('weights.download.offline')
        : message('weights.download.notReached', { host: url.host }),
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

const tooLarge = (url: URL): Error =>
  new StudioError(message('weights.download.tooLarge', { address: url.href }));
