import { message, StudioError } from '../../../../texts/message';
import type { DownloadProgress } from '../../../protocol/download';
import { byteLength, parseManifest } from './manifest';
import { receive } from './receive';

/** The widest MobileNetV2, with its classifier and an optimizer's state, has half of this. */
const MOST_BYTES = 200e6;

/**
 * The weight files at an address: a Keras `.h5`, or a `model.json` and then the files it
 * names, which must be on the same server. The format is recognised by the content.
 * @throws an Error with a message for the user.
 */
export async function downloadWeights(
  address: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<File[]> {
  const url = parseAddress(address);
  const first = await receive(url, MOST_BYTES, (done, total) => onProgress({ done, total }));
  // Every HDF5 file begins with \x89HDF.
  if ((await first.slice(1, 4).text()) === 'HDF') {
    return [new File([first], `${nameOf(url.pathname).replace(/\.(h5|hdf5)$/i, '')}.h5`)];
  }
  const manifest = parseManifest(await parseJson(first));
  const total = first.size + manifest.reduce((sum, { weights }) => sum + byteLength(weights), 0);
  const files = [new File([first], 'model.json')];
  let before = first.size;
  for (const path of manifest.flatMap(({ paths }) => paths)) {
    const shard = await receive(shardAddress(path, url), MOST_BYTES - before, (done) =>
      onProgress({ done: before + done, total }),
    );
    before += shard.size;
    files.push(new File([shard], nameOf(path)));
  }
  return files;
}

/** Addresses that the Content-Security-Policy of this worker (headers.ts) allows. */
function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const here = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && here))) return url;
  throw new StudioError(message('weights.download.address'));
}

/** A weight file is relative to its model.json, and has the same query (a key, a version). */
function shardAddress(path: string, model: URL): URL {
  const url = new URL(path, model);
  url.search ||= model.search;
  if (url.origin === model.origin) return url;
  throw new StudioError(message('weights.download.otherServer', { host: url.host }));
}

async function parseJson(file: Blob): Promise<unknown> {
  const text = await file.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new StudioError(
      text.trimStart().startsWith('<')
        ? message('weights.download.webPage')
        : message('weights.download.notWeights'),
    );
  }
}

const nameOf = (path: string): string => path.split('/').at(-1) || 'weights';
