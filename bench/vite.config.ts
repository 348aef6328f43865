/** Builds the benchmark page: the studio's engine beside its rivals, served with the same headers. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { securityHeaders } from '../headers.ts';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist-bench',
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      input: ['page/index.html', 'rivals/teachable.html'].map((page) =>
        resolve(import.meta.dirname, page),
      ),
    },
  },
  // The rivals' old tfjs compiles strings; the studio itself is served with the policy whole.
  preview: {
    headers: {
      ...securityHeaders,
      'Content-Security-Policy': securityHeaders['Content-Security-Policy']!.replace(
        "script-src 'self'",
        "script-src 'self' 'unsafe-eval'",
      ),
    },
  },
});
