import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { preview } from 'vite';
import { temporaryFolder } from './pictures';
import { isOver, openStudio, recipeOf, start, until } from './smallRuns';
import { english } from '../src/texts/message';

test('trains on one thread, and says so, where the threads do not start', async ({ page }) => {
  const folder = temporaryFolder();
  cpSync('dist', folder.path, { recursive: true });
  for (const packed of ['', '.br', '.gz']) {
    const name = `tfjs-backend-wasm-threaded-simd.wasm${packed}`;
    rmSync(join(folder.path, 'generated/wasm', name));
  }
  const server = await preview({ preview: { port: 0 }, build: { outDir: folder.path } });
  try {
    await openStudio(page, server.resolvedUrls!.local[0]);
    const run = await until(page, await start(page, recipeOf(1), 'wasm'), isOver);
    expect(run.status).toBe('finished');
    expect(run.backend!.name).toBe('wasm');
    expect(english(run.backend!.renderer)).toBe('WASM, 1 thread');
    expect(english(run.backend!.reason)).toBe('You chose WASM.');
  } finally {
    await server.close();
    folder.remove();
  }
});
