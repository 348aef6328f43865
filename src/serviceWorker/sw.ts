/**
 * The service worker: it answers with the build's own files, from the browser's cache, so that
 * the studio works offline; and with the security headers, so that threads and policies are
 * there on a host that sends none. scripts/serviceWorker.ts builds it and fills in `BUILD`.
 */
import { headersFor } from '../../headers';
import { receiveShared } from './shared';

declare const self: ServiceWorkerGlobalScope;
declare const BUILD: {
  /** The files that are kept for offline use, by path below the scope: each with its SHA-256 as `sha256-…`. */
  files: Record<string, string>;
  /** Our other files: they get headers, and are not kept. */
  others: string[];
  /** Of all of `files`. */
  version: string;
};
const { files, others, version } = BUILD;

const AT_A_TIME = 6;

const { scope } = self.registration;
/** One origin may have several studios, each in its folder. Two versions' caches are kept: see `prune`. */
const prefix = `mask-studio ${scope} `;
const keyOf = (path: string): string => `${scope}${path}?${files[path]}`;

/** One file as it was built, or an Error: a half-updated server's files are never mixed. */
async function fetchFile(path: string): Promise<Response> {
  const integrity = files[path]!;
  // What the page has fetched already is in the browser's own cache, unless it is of another version.
  const response = await fetch(scope + path, { integrity }).catch(() =>
    fetch(scope + path, { integrity, cache: 'reload' }),
  );
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // Whole: what is kept already cannot be read while the cache waits for the rest of a file.
  return new Response(await response.blob(), { headers: response.headers });
}

/** Keep all files; those that this or the last version kept already are not fetched again. */
async function fill(): Promise<void> {
  const cache = await caches.open(prefix + version);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.keys(files).filter((path) => !kept.has(new URL(keyOf(path)).href));
  const keep = async () => {
    for (let path = missing.shift(); path !== undefined; path = missing.shift()) {
      const key = keyOf(path);
      await cache.put(key, (await caches.match(key)) ?? (await fetchFile(path)));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, keep));
}

/** A tab of the version before may still be open, and loads its parts by their names. */
async function prune(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(ours.slice(0, -2).map((name) => caches.delete(name)));
}

/** The path below the scope, without a query; null for what is not ours to answer. */
function pathOf({ url, method }: Request): string | null {
  if (method !== 'GET' || !url.startsWith(scope)) return null;
  const { pathname } = new URL(url);
  return pathname.slice(new URL(scope).pathname.length) || 'index.html';
}

function withHeaders(response: Response, path: string): Response {
  const headers = new Headers(response.headers);
  // The body is unpacked by now.
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name);
  for (const [name, value] of Object.entries(headersFor(`/${path}`))) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

async function answer(request: Request, path: string): Promise<Response> {
  const kept =
    path in files
      ? await caches.match(keyOf(path))
      : await caches.match(scope + path, { ignoreSearch: true });
  return withHeaders(kept ?? (await fetch(request)), path);
}

const isOurs = (path: string): boolean =>
  path in files || others.includes(path) || /^assets\/[^/]+$/.test(path);

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'POST' && event.request.url === `${scope}share`) {
    return event.respondWith(receiveShared(event.request, scope));
  }
  const path = pathOf(event.request);
  if (path !== null && isOurs(path)) event.respondWith(answer(event.request, path));
});

// The first version starts at once, since headers do not wait for files. A later one has its files
// first, and waits until the page says that nothing is lost by changing.
self.addEventListener('install', (event) => {
  event.waitUntil(self.registration.active ? fill() : self.skipWaiting());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), prune()]));
});
self.addEventListener('message', (event) => {
  if (event.data === 'start') void self.skipWaiting();
  // What was not fetched now is fetched at the next visit.
  if (event.data === 'fill') event.waitUntil(fill().catch(() => undefined));
});
