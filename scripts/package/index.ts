/**
 * Before `npm pack`: builds the studio into dist, and the package's command into dist-command,
 * with everything in it but playwright-core.
 */
import '../studio/ownHelp';
import { resolve } from 'node:path';
import { build } from 'vite';

await build({ logLevel: 'warn' });
await build({
  ...{ configFile: false, publicDir: false, logLevel: 'warn' },
  resolve: {
    alias: [
      { find: /^\.\/serving\/built$/, replacement: resolve(import.meta.dirname, 'built.ts') },
    ],
  },
  ssr: { noExternal: true, external: ['playwright-core'] },
  build: {
    ssr: true,
    outDir: 'dist-command',
    target: 'node20',
    rolldownOptions: {
      input: { 'mask-studio': 'scripts/package/command.ts' },
      // All beside each other: built.ts finds dist from where it is.
      output: {
        banner: '#!/usr/bin/env node',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
