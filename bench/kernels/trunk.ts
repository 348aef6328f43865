/**
 * Milliseconds of the frozen backbone at 224 px on WASM, batch 1 and 16, on one and two threads,
 * the builds in turn. A build is a folder made by `npx vite build -c bench/kernels/vite.config.ts`.
 *
 *     npx tsx bench/kernels/trunk.ts [--rounds N] [--threads 1,2] [--flag] FOLDER…
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { securityHeaders } from '../../headers.ts';
import { chromiumLaunch, WIDE_VECTORS } from '../../scripts/chromium.ts';
import type { TrunkBench } from './trunk.worker.ts';

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    threads: { type: 'string', default: '2,1' },
    /** With V8's 256-bit vectors. */
    flag: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
/** Passes of a batch that one time is the mean of. */
const PASSES: Record<number, number> = { 1: 20, 16: 2 };
const BATCHES = Object.keys(PASSES).map(Number);

const launch = chromiumLaunch();
if (values.flag) launch.args!.push(WIDE_VECTORS);
const browser = await chromium.launch(launch);
type Bench = Record<string, (...args: number[]) => Promise<number>>;

async function open(outDir: string, threads: number) {
  const server = await preview({
    ...{ configFile: false, root: import.meta.dirname, logLevel: 'error' },
    build: { outDir },
    preview: { port: 0, headers: securityHeaders },
  });
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls!.local[0]}trunk.html`);
  await page.waitForFunction(() => 'bench' in globalThis);
  const call = (name: keyof TrunkBench, ...args: number[]): Promise<number> =>
    page.evaluate(
      ([method, given]) => (globalThis as unknown as { bench: Bench }).bench[method]!(...given),
      [name, args] as const,
    );
  await call('start', threads);
  for (const batch of BATCHES) await call('prepare', batch, 224);
  const times = new Map(BATCHES.map((batch): [number, number[]] => [batch, []]));
  return { name: `${outDir}, ${threads} threads`, call, times, server };
}

const threadCounts = values.threads.split(',').map(Number);
const sides = [];
for (const threads of threadCounts)
  for (const folder of positionals) sides.push(await open(folder, threads));
for (let round = 0; round <= Number(values.rounds); round++)
  for (const batch of BATCHES)
    for (const { call, times } of sides) {
      const ms = await call('time', batch, PASSES[batch]!);
      if (round > 0) times.get(batch)!.push(ms); // The first compiles.
    }
for (const { name, times, server } of sides) {
  const medians = [...times].map(([batch, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const median = sorted[sorted.length >> 1]!;
    return `batch ${batch}: ${median.toFixed(2)} ms (least ${sorted[0]!.toFixed(2)})`;
  });
  console.log(`${medians.join(', ')}  ${name}`);
  await server.close();
}
await browser.close();
