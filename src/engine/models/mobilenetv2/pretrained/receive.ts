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
      throw new Error(`The connection to ${url.host} broke off. Fetch it again.`);
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
    throw new Error(
      navigator.onLine === false
        ? 'This machine is offline. Connect it, or drop the files here.'
        : `${url.host} could not be reached, or does not let other pages read its files (CORS). ` +
            'If the address opens in a new tab, download the files there and drop them here.',
    );
  }
  if (response.ok) return response;
  if (response.status === 404 || response.status === 410) {
    throw new Error(`There is nothing at ${url.href} (${response.status}). Check the address.`);
  }
  throw new Error(
    `${url.host} did not give ${url.pathname}: it answered ${response.status}. ` +
      'If it wants you to sign in, download the files there and drop them here.',
  );
}

const tooLarge = (url: URL): Error =>
  new Error(`${url.href} is larger than any MobileNetV2. Check that this is the right address.`);
