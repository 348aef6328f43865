import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test, type Browser } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import type { TrunkBench } from '../bench/kernels/trunk.worker';
import { securityHeaders } from '../headers';
import { chromiumLaunch, WIDE_VECTORS } from '../scripts/chromium';
import { temporaryFolder } from './pictures';

const folder = temporaryFolder();
const SIZE = 96;
let server: PreviewServer;

test.beforeAll(async () => {
  const outDir = join(folder.path, 'built');
  const configFile = 'bench/kernels/vite.config.ts';
  await build({ configFile, logLevel: 'error', build: { outDir } });
  server = await preview({
    ...{ configFile: false, logLevel: 'error', build: { outDir } },
    preview: { port: 0, headers: securityHeaders },
  });
});

test.afterAll(async () => {
  await server.close();
  folder.remove();
});

interface Outcome {
  /** SHA-256 of what was computed. */
  digests: Record<'one' | 'three' | 'sixteen' | 'steps', string>;
  one: number[];
  stock: number[];
  steps: number[];
  wide: boolean;
}

/** What the kernels compute on this many threads, optimised code included. */
async function outcome(browser: Browser, threads: number): Promise<Outcome> {
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls!.local[0]}trunk.html`);
  await page.waitForFunction(() => 'bench' in globalThis);
  const result = await page.evaluate(
    async ([count, size]) => {
      const { bench } = globalThis as unknown as { bench: TrunkBench };
      await bench.start(count);
      for (const batch of [1, 3, 16]) {
        await bench.prepare(batch, size);
        // Until V8 has optimised the kernels.
        await bench.time(batch, 30);
      }
      const digest = async (values: number[]): Promise<string> => {
        const hash = await crypto.subtle.digest('SHA-256', Float64Array.from(values));
        return new Uint8Array(hash).join(' ');
      };
      const one = await bench.outputs(1);
      const steps = await bench.steps(20, size);
      return {
        ...{ one, steps, stock: await bench.stockOutputs(1) },
        digests: {
          one: await digest(one),
          three: await digest(await bench.outputs(3)),
          sixteen: await digest(await bench.outputs(16)),
          steps: await digest(steps),
        },
        wide: count > 1 && (await bench.winsWide()),
      };
    },
    [threads, SIZE] as const,
  );
  await page.close();
  return result;
}

const largest = (values: number[]) => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

test('WASM gives the same bits on one, two and three threads, and with V8’s 256-bit vectors', async () => {
  const launch = chromiumLaunch();
  const browser = await chromium.launch(launch);
  const { digests, one, stock, steps } = await outcome(browser, 1);
  const difference = largest(one.map((x, i) => x - stock[i]!)) / largest(stock);
  expect(difference).toBeLessThan(1e-4);
  expect(new Set(steps).size, 'the loss moves').toBeGreaterThan(20);
  for (const threads of [2, 3]) {
    const more = await outcome(browser, threads);
    expect(more.digests, `${threads} threads`).toEqual(digests);
    expect(more.wide).toBe(false);
  }
  await browser.close();
  const flagged = await chromium.launch({ ...launch, args: [...launch.args!, WIDE_VECTORS] });
  const more = await outcome(flagged, 2);
  await flagged.close();
  expect(more.digests, 'with 256-bit vectors').toEqual(digests);
  expect(more.wide).toBe(/\bavx2\b/.test(readFileSync('/proc/cpuinfo', 'utf8')));
});
