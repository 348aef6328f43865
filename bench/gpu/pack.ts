/**
 * `npm run bench -- gpu --pack DIR`: the benchmark page as a folder that needs no Node and no
 * network: pages, their headers, and run.py, which drives a Chromium on the graphics card.
 * `npm run bench -- gpu` packs and runs it here; further options are run.py's.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { headersFor } from '../../headers.ts';
import { findChromium } from '../../scripts/chromium.ts';

const HERE = import.meta.dirname;

/** Write the folder; throws where it holds something else. */
export async function pack(folder: string): Promise<void> {
  const runner = join(folder, 'run.py');
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(runner)) {
    throw new Error(`${folder} is not empty. Name a new folder, or one of an earlier pack.`);
  }
  await import('../../scripts/prepare.ts');
  await build({
    root: resolve(HERE, '../..'),
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      outDir: resolve(folder, 'pages'),
      emptyOutDir: true,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { input: 'bench.html' },
    },
  });
  writeFileSync(join(folder, 'headers.json'), JSON.stringify(headersFor('/bench.html'), null, 1));
  copyFileSync(join(HERE, 'run.py'), runner);
}

/** The command; `args` come after `gpu`. */
export async function gpu(args: string[]): Promise<void> {
  const at = args.indexOf('--pack');
  if (at >= 0) {
    const folder = args[at + 1];
    if (!folder || args.length > 2) throw new Error('Usage: npm run bench -- gpu --pack DIR');
    await pack(folder);
    console.log(`Packed. On a machine with a graphics card: python3 ${join(folder, 'run.py')}`);
    return;
  }
  const folder = 'dist-gpu';
  await pack(folder);
  const chromium = findChromium();
  const named = chromium ? ['--chromium', chromium] : [];
  const { status, error } = spawnSync('python3', [join(folder, 'run.py'), ...named, ...args], {
    stdio: 'inherit',
  });
  if (error) throw new Error(`Python 3 did not start: ${error.message}`);
  process.exitCode = status ?? 1;
  rmSync(folder, { recursive: true });
}
