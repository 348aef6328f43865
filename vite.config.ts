import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { securityHeaders } from './headers.ts';

const port = Number(process.env['PORT'] ?? 4173);

export default defineConfig({
  plugins: [react()],
  resolve: {
    // tfjs-vis draws through vega-embed; ours keeps the page's Content-Security-Policy.
    alias: { 'vega-embed': resolve(import.meta.dirname, 'src/studio/components/curves/embed.ts') },
  },
  worker: { format: 'es' },
  build: {
    rolldownOptions: { input: ['index.html', 'automation.html'] },
    target: 'es2022',
    // The first with light-dark(): translated for older ones it would follow the system, not the choice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    chunkSizeWarningLimit: 3000,
  },
  preview: { port, strictPort: true, headers: securityHeaders },
  server: {
    port,
    // Isolated like the real thing; without the policy, which the dev server's inline scripts break.
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});
