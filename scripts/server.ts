import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import './prepare';

export interface StudioServer {
  /** `http://localhost:<port>/` */
  url: string;
  close(): Promise<void>;
}

const PAGES = ['index.html', 'automation.html', 'bench.html'];
const SOURCES = ['src', 'bench/gpu', ...PAGES, 'headers.ts', 'vite.config.ts'];

/** When a file, or the newest one of a folder, was last changed, in milliseconds. */
function changed(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => changed(join(path, name))));
}

/** Whether what is built was built of the sources as they are now. */
const isBuilt = (): boolean =>
  existsSync('dist/index.html') && changed('dist/index.html') > Math.max(...SOURCES.map(changed));

/** Build the studio unless it is built of these sources already, and serve it; port 0 is any. */
export async function serveStudio(port: number): Promise<StudioServer> {
  if (!isBuilt()) await build({ logLevel: 'warn' });
  const server = await preview({ logLevel: 'warn', preview: { port, strictPort: false } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The studio was built, but its server gave no address.');
  return { url, close: () => server.close() };
}
