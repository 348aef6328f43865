/**
 * Our CNN step on WASM against stock `trainOnBatch` on WebGL, alternating, in the built
 * page with the studio's headers; and against the backend's own matMul.
 *
 *     npx tsx bench/kernels/run.ts [size] [rounds] [--ours]
 *
 * With --ours only our step and matMul: stock's takes minutes where WebGL is drawn by software.
 */
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import type { KernelBench } from './kernels.worker.ts';

const numbers = process.argv.slice(2).filter((argument) => argument !== '--ours');
const [size = 224, rounds = 5] = numbers.map(Number);
const oursOnly = process.argv.includes('--ours');
const configFile = `${import.meta.dirname}/vite.config.ts`;

type Call = <Name extends keyof KernelBench>(
  name: Name,
  ...args: Parameters<KernelBench[Name]>
) => Promise<Awaited<ReturnType<KernelBench[Name]>>>;

async function open(page: Page, url: string): Promise<Call> {
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in globalThis);
  return (name, ...args) =>
    page.evaluate(
      ([method, values]) => {
        const { bench } = globalThis as unknown as {
          bench: Record<string, (...args: unknown[]) => Promise<never>>;
        };
        return bench[method]!(...values);
      },
      [name, args] as [string, unknown[]],
    );
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

await build({ configFile, logLevel: 'error' });
const server = await preview({ configFile });
const url = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(chromiumLaunch());
try {
  const ours = await open(await browser.newPage(), url);
  const theirs = oursOnly ? null : await open(await browser.newPage(), url);
  console.log((await ours('activate', 'auto')).reason);
  await ours('prepare', size, 16);
  if (theirs) {
    console.log((await theirs('activate', 'webgl')).reason);
    await theirs('prepare', size, 16);
    await theirs('kernels', 'stock');
  }
  const times = { ours: [] as number[], stock: [] as number[], matMul: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const step = await ours('step');
    await ours('kernels', 'stock');
    const matMul = await ours('matMul');
    await ours('kernels', 'ours');
    const stock = await theirs?.('stockStep');
    if (round === 0) continue; // Warm-up: shaders and code are compiled.
    times.ours.push(step);
    times.matMul.push(matMul);
    if (stock !== undefined) times.stock.push(stock);
  }
  for (const [name, values] of Object.entries(times))
    console.log(name.padEnd(8), values.map((ms) => ms.toFixed(0)).join(' '), 'ms');
  if (theirs)
    console.log(`step: ${(median(times.stock) / median(times.ours)).toFixed(1)} × stock on WebGL`);
} finally {
  await browser.close();
  await server.close();
}
