/**
 * `npm run bench:clients`: what each of 30 clients downloads from the studio's server, at the first
 * visit and at the second: all files that are kept for offline use, with each compression.
 */
import '../scripts/studio/ownHelp';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { serveStudio } from '../scripts/server';

const CLIENTS = 30;

interface Answer {
  bytes: number;
  status: number;
  etag: string;
  isLasting: boolean;
}

/** Node's `fetch` would unpack what it counts. */
const get = (url: URL, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      let bytes = 0;
      response.on('data', (data: Buffer) => (bytes += data.length));
      response.on('end', () =>
        resolve({
          bytes,
          status: response.statusCode!,
          etag: String(response.headers.etag),
          isLasting: /immutable/.test(response.headers['cache-control'] ?? ''),
        }),
      );
    });
    asked.on('error', reject).end();
  });

/** One client's two visits: bytes of each, and how many files the second asks about. */
async function visit(base: string, paths: string[], encoding: string) {
  const accept = { 'Accept-Encoding': encoding };
  const total = { first: 0, second: 0, asked: 0 };
  for (const path of paths) {
    const url = new URL(path, base);
    const { bytes, status, etag, isLasting } = await get(url, accept);
    if (status !== 200) throw new Error(`${url.href}: ${status}`);
    total.first += bytes;
    if (isLasting) continue;
    total.asked++;
    total.second += (await get(url, { ...accept, 'If-None-Match': etag })).bytes;
  }
  return total;
}

const server = await serveStudio(0);
const listed = readFileSync('dist/sw.js', 'utf8').matchAll(/[`"]?([\w./-]+)[`"]?:`sha256-/g);
const paths = [...[...listed].map(([, path]) => path!), 'sw.js'];
for (const encoding of ['br', 'gzip', 'identity']) {
  const started = performance.now();
  const visits = await Promise.all(
    Array.from({ length: CLIENTS }, () => visit(server.url, paths, encoding)),
  );
  const { first, second, asked } = visits[0]!;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${encoding}: ${paths.length} files, ${(first / 1e6).toFixed(2)} MB a client; at the second visit ` +
      `${asked} are asked about, ${second} bytes; ${seconds.toFixed(1)} s for ${CLIENTS} clients`,
  );
}
await server.close();
