import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { exportedPage } from './scripts/exportedPage.ts';
import { firstScreenChunk } from './scripts/firstScreen.ts';
import { publicFiles } from './scripts/publicFiles.ts';
import { compressed } from './scripts/serving/compressed.ts';
import { serviceWorker } from './scripts/serviceWorker.ts';
import { studioFiles } from './scripts/serving/files.ts';

const port = Number(process.env['PORT'] ?? 4173);

/** `vite preview` serves what `npm start` serves. */
const studioServer: Plugin = {
  name: 'studio-server',
  configurePreviewServer({ middlewares, config }) {
    middlewares.use(studioFiles(resolve(config.root, config.build.outDir)));
  },
};

/** `5ba47c2a10`, with `.changed` where files differ from it; empty outside a git checkout. */
function commit(): string {
  try {
    const describe = ['describe', '--always', '--exclude=*', '--abbrev=10', '--dirty=.changed'];
    return execFileSync('git', describe, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

export default defineConfig({
  // Every address is relative to the page's own or to a script's: any folder of any host serves it.
  base: './',
  define: { 'import.meta.env.VITE_COMMIT': JSON.stringify(commit()) },
  plugins: [react(), publicFiles, exportedPage, serviceWorker, compressed, studioServer],
  resolve: {
    // tfjs-vis draws with vega-embed; our replacement works under the Content-Security-Policy.
    alias: { 'vega-embed': resolve(import.meta.dirname, 'src/studio/components/curves/embed.ts') },
  },
  worker: { format: 'es' },
  build: {
    rolldownOptions: {
      input: ['index.html', 'automation.html', 'bench.html'],
      output: {
        codeSplitting: { groups: [{ name: firstScreenChunk(), debugName: 'first-screen' }] },
      },
    },
    target: 'es2022',
    // The first versions with light-dark(): compiled for older ones, it would follow the system's
    // colour scheme instead of the user's choice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    chunkSizeWarningLimit: 3000,
  },
  preview: { port, strictPort: true },
  server: {
    port,
    // Cross-origin isolated as in production, but without the Content-Security-Policy, which would
    // block the dev server's inline scripts.
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A file on each core: Vitest would leave one core to itself, half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['src/domain/**/*.test.ts'],
          // Pure functions leave nothing behind for the next file: one process for all of them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'all else',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['src/domain/**'],
        },
      },
    ],
  },
});
