/**
 * Fine-tuning MobileNetV2 from block 10 over 64 images on WASM, in the built page with the
 * studio's headers, alternating with other builds of this page (dist-kernels of another version).
 *
 *     npx tsx bench/kernels/fineTune.ts [threads] [rounds] [folder of another build …]
 */
import { chromium, type Page } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import type { KernelBench } from './kernels.worker.ts';

const threads = Number(process.argv[2] ?? 2);
const rounds = Number(process.argv[3] ?? 5);
const configFile = `${import.meta.dirname}/vite.config.ts`;
const PORT = Number(process.env['PORT'] ?? 4204);

type Api = Record<keyof KernelBench, (...args: unknown[]) => Promise<number>>;

async function open(page: Page, url: string): Promise<() => Promise<number>> {
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.evaluate(async (count) => {
    const { bench } = globalThis as unknown as { bench: Api };
    await bench.activate('wasm', count);
    await bench.prepareTuner();
  }, threads);
  return () => page.evaluate(() => (globalThis as unknown as { bench: Api }).bench.epoch());
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

if (!process.env['NO_BUILD']) await build({ configFile, logLevel: 'error' });
const folders = ['dist-kernels', ...process.argv.slice(4)];
const servers: PreviewServer[] = [];
const browser = await chromium.launch(chromiumLaunch());
try {
  const sides: { folder: string; epoch: () => Promise<number>; times: number[] }[] = [];
  for (const [i, folder] of folders.entries()) {
    const outDir = `${process.cwd()}/${folder}`;
    const options = { configFile, build: { outDir }, preview: { port: PORT + i } };
    const server = await preview(i === 0 ? { configFile } : options);
    servers.push(server);
    const epoch = await open(await browser.newPage(), server.resolvedUrls?.local[0] ?? '');
    sides.push({ folder, epoch, times: [] });
  }
  for (let round = -2; round < rounds; round++)
    for (const { epoch, times } of sides) {
      const ms = await epoch();
      if (round >= 0) times.push(ms); // Before that: warm-up, code is compiled.
    }
  for (const { folder, times } of sides) {
    const all = times.map((ms) => ms.toFixed(0)).join(' ');
    console.log(`${median(times).toFixed(0).padStart(6)} ms  ${folder}: ${all}`);
  }
} finally {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
}
