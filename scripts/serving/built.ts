import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed } from '../changed.ts';
import { withFileLock } from './fileLock.ts';
import { withImports } from './sources.ts';

const PAGES = ['index.html', 'automation.html', 'bench.html'];
const SOURCES = ['src', 'bench/gpu', ...PAGES, 'public/manifest.webmanifest', 'package-lock.json'];

/** Whether what is built was built of the sources as they are now. */
function isBuilt(): boolean {
  const sources = [...SOURCES, ...withImports('vite.config.ts')];
  return (
    existsSync('dist/index.html') && changed('dist/index.html') > Math.max(...sources.map(changed))
  );
}

export interface Built {
  folder: string;
  remove(): void;
}

/**
 * The studio's build, made anew unless it is of these sources: a copy, so that no later build
 * changes what is served. Several processes may ask at a time: one builds, the others wait.
 */
export async function builtStudio(): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'mask-studio-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  await withFileLock('node_modules/.cache/build.lock', async () => {
    if (!isBuilt()) {
      const { build } = await import('vite');
      await build({ logLevel: 'warn' });
    }
    cpSync('dist', folder, { recursive: true });
  });
  return { folder, remove };
}
