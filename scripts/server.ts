import { existsSync } from 'node:fs';
import { build, preview } from 'vite';
import './prepare';

export interface StudioServer {
  /** `http://localhost:<port>/` */
  url: string;
  close(): Promise<void>;
}

/** Build the studio unless it is built already (or `rebuild`), and serve it on localhost. */
export async function serveStudio(options: {
  rebuild: boolean;
  /** 0 lets the system choose. */
  port: number;
}): Promise<StudioServer> {
  if (options.rebuild || !existsSync('dist/index.html')) {
    await build({ logLevel: 'warn' });
  }
  const server = await preview({
    logLevel: 'warn',
    preview: { port: options.port, strictPort: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The studio was built, but its server gave no address.');
  return { url, close: () => server.close() };
}
