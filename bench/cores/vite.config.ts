/** Builds and serves the page of `npm run bench -- cores` by itself, without the rivals of the others. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { securityHeaders } from '../../headers.ts';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    ...{ target: 'es2022', outDir: 'dist-bench-cores', chunkSizeWarningLimit: 8000 },
    rolldownOptions: { input: `${root}/bench/cores/index.html` },
  },
  preview: { port: 0, headers: securityHeaders },
});
