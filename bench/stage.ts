/** What `npm run bench` and `npm run bench:cost` share: the built pages, served, and a browser. */
import { execSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium, type BrowserContext, type LaunchOptions } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import '../scripts/prepare';
import { MODELS } from './backbone/side';

const configFile = 'bench/vite.config.ts';

/** Who draws WebGL: the browser's own choice, or Mesa's software renderer through EGL. */
const WEBGL_ARGS: Record<string, string[]> = {
  default: [],
  llvmpipe: ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist'],
};

/** Launch options with the WebGL that BENCH_WEBGL asks for. */
function launchOptions(extra: string[]): LaunchOptions {
  const wanted = process.env['BENCH_WEBGL'] ?? 'default';
  const webgl = WEBGL_ARGS[wanted];
  if (!webgl) {
    throw new Error(
      `BENCH_WEBGL=${wanted} is not known. Use one of: ${Object.keys(WEBGL_ARGS).join(', ')}.`,
    );
  }
  const options = chromiumLaunch();
  return { ...options, args: [...(options.args ?? []), ...webgl, ...extra] };
}

export interface Stage {
  /** Ends in a slash. */
  url: string;
  /** A browser with a new profile on the disk, as a user has; a private window would keep files in memory. */
  launch(args?: string[]): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** What is served beside the pages: the rivals' binaries, and the backbone's models. */
const SERVED = [
  ['node_modules/@litertjs/core/wasm', 'rivals/litert'],
  ['node_modules/onnxruntime-web/dist', 'rivals/onnxruntime'],
  [MODELS, 'bench-data/backbone'],
] as const;

async function buildPages(): Promise<void> {
  if (!existsSync('bench/rivals/node_modules')) {
    execSync('npm ci --ignore-scripts --prefix bench/rivals', { stdio: 'inherit' });
  }
  execSync('npx tsx bench/backbone/models.ts', { stdio: 'inherit' });
  await build({ configFile, logLevel: 'error' });
  const served = (path: string) => !/\.(map|js)$/.test(path) || path.includes('litert_wasm');
  for (const [from, to] of SERVED)
    cpSync(from, `dist-bench/${to}`, { recursive: true, filter: served });
}

/**
 * Build the pages, unless they stay as an earlier run `built` them, and serve them. `close` ends
 * the server; browsers are their launcher's.
 */
export async function openStage({ built } = { built: false }): Promise<Stage> {
  ensureChromium();
  launchOptions([]); // A wrong BENCH_WEBGL is reported before the build.
  if (!built) await buildPages();
  const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 } });
  return {
    url: server.resolvedUrls!.local[0]!,
    // Without a name Playwright makes a folder, and removes it with the browser.
    launch: (args = []) => chromium.launchPersistentContext('', launchOptions(args)),
    close: () => server.close(),
  };
}

/** For the reports: figures mean nothing without it. */
export const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
