/**
 * Our CNN step on WASM against stock `trainOnBatch` on WebGL, alternating, in the built
 * page with the studio's headers; and against the backend's own matMul.
 *
 *     npx tsx bench/kernels/run.ts [size] [rounds]
 */
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import type { KernelBench } from './kernels.worker.ts';

const size = Number(process.argv[2] ?? 224);
const rounds = Number(process.argv[3] ?? 5);
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
  const theirs = await open(await browser.newPage(), url);
  console.log((await ours('activate', 'auto')).reason);
  console.log((await theirs('activate', 'webgl')).reason);
  await ours('prepare', size, 16);
  await theirs('prepare', size, 16);
  await theirs('kernels', 'stock');
  const times = { ours: [] as number[], stock: [] as number[], matMul: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const step = await ours('step');
    await ours('kernels', 'stock');
    const matMul = await ours('matMul');
    await ours('kernels', 'ours');
    const stock = await theirs('stockStep');
    if (round === 0) continue; // Warm-up: shaders and code are compiled.
    times.ours.push(step);
    times.matMul.push(matMul);
    times.stock.push(stock);
  }
  for (const [name, values] of Object.entries(times))
    console.log(name.padEnd(8), values.map((ms) => ms.toFixed(0)).join(' '), 'ms');
  console.log(`step: ${(median(times.stock) / median(times.ours)).toFixed(1)} × stock on WebGL`);
} finally {
  await browser.close();
  await server.close();
}
