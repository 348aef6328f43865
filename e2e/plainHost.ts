import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { test as base } from './fixtures';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface PlainHost {
  /** The folder's address, with a slash at its end. */
  url: string;
  /** Paths that were asked for, below the folder. */
  asked: string[];
  /** The folder that is served from now on. */
  folder: string;
  close(): void;
}

/**
 * A static server as many schools have one: a build in a folder of it, types, no other header, and
 * the folder's 404.html where it has no file.
 */
export async function plainHost(folder: string, below = '/school/studio/'): Promise<PlainHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const path = pathname.slice(below.length) || 'index.html';
    host.asked.push(path);
    try {
      if (!pathname.startsWith(below)) throw new Error('outside the folder');
      const body = readFileSync(join(host.folder, path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? '' }).end(body);
    } catch {
      const body = readFileSync(join(host.folder, '404.html'));
      response.writeHead(404, { 'Content-Type': 'text/html' }).end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host: PlainHost = {
    url: `http://localhost:${(server.address() as AddressInfo).port}${below}`,
    asked: [],
    folder,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return host;
}

/** The build in a folder of a server that sends no headers. */
export const test = base.extend<{ host: PlainHost }>({
  host: async ({}, use) => {
    const host = await plainHost('dist');
    await use(host);
    host.close();
  },
  baseURL: async ({ host }, use) => await use(host.url),
});
