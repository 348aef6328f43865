/** Builds and serves the kernel benchmarks with the studio's own headers. */
import { defineConfig } from 'vite';
import { securityHeaders } from '../../headers.ts';

const port = Number(process.env['PORT'] ?? 4204);

export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../../public',
  worker: { format: 'es' },
  build: {
    ...{ target: 'es2022', outDir: '../../dist-kernels', emptyOutDir: true },
    rolldownOptions: {
      input: ['index.html', 'trunk.html'].map((name) => `${import.meta.dirname}/${name}`),
    },
  },
  preview: { port, strictPort: true, headers: securityHeaders },
});
