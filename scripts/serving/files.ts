import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { headersFor } from '../../headers.ts';

/** Scripts and styles have a hash in their name, files of `public` one in their query (engine/publicUrl.ts). */
const isLasting = (url: string): boolean =>
  url.startsWith('/assets/') || /\?v=[0-9a-f]+$/.test(url);

/** A page's address without its hash, as people type it: `/train/augmentation` → `/#/train/augmentation`. */
function toHash({ url = '/', headers }: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(url, 'http://localhost');
  if (headers.accept?.includes('text/html') && !pathname.includes('.')) {
    response.writeHead(302, { Location: `/#${pathname.replace(/\/$/, '')}` }).end();
  } else {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
  }
}

/**
 * Answers requests with the files of a build: compressed ones where the browser takes them
 * (compressed.ts), the security headers, and how long each may be cached.
 */
export function studioFiles(
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => void {
  return sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, pathname) {
      response.setHeaders(new Map(Object.entries(headersFor(pathname))));
      const lasting = isLasting(response.req.url ?? '');
      response.setHeader(
        'Cache-Control',
        lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
    onNoMatch: toHash,
  });
}
