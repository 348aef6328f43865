/** Builds the benchmark pages: the studio's engine beside its rivals. */
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { securityHeaders } from '../headers.ts';

const POLICY = 'Content-Security-Policy';

/** Ours is served as the studio is; each rival gets what it cannot start without, and no more. */
const rivals: { path: RegExp; sources: string; directives: string[] }[] = [
  // tfjs 1.3.1 compiles strings.
  { path: /^\/bench\/rivals\//, sources: "'unsafe-eval'", directives: ['script-src'] },
  // Stock tfjs starts the threads of its WASM backend from blobs.
  { path: /^\/assets\/stock\.worker-/, sources: 'blob:', directives: ['script-src', 'worker-src'] },
];

function policyOf(path: string): string {
  const rival = rivals.find((candidate) => candidate.path.test(path));
  const policy = securityHeaders[POLICY]!;
  if (!rival) return policy;
  return policy
    .split('; ')
    .map((line) =>
      rival.directives.includes(line.split(' ')[0]!) ? `${line} ${rival.sources}` : line,
    )
    .join('; ');
}

const headers: Plugin = {
  name: 'bench-headers',
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      response.setHeader(POLICY, policyOf(path));
      next();
    });
  },
};

const pages = [
  'page/index.html',
  'page/transfer.html',
  'page/import.html',
  'page/cost.html',
  'backbone/index.html',
  'cores/index.html',
  'rivals/teachable.html',
];

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [headers],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist-bench',
    // Stock tfjs hands its threads the source text of a function, which a minifier breaks.
    minify: false,
    chunkSizeWarningLimit: 8000,
    rolldownOptions: { input: pages.map((page) => resolve(import.meta.dirname, page)) },
  },
});
