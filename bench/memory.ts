import type { Page } from '@playwright/test';

/** Otherwise the browser answers only after the next garbage collection of its own. */
export const MEASURE_NOW = '--enable-blink-features=ForceEagerMeasureMemory';

export interface Cost {
  /** Of the clock. */
  milliseconds: number;
  /** Bytes of JavaScript and WebAssembly in the page and its workers, as the browser counts them. */
  peak: number;
}

/**
 * What some work in `page`, one of the benchmark's that import `import.ts`, costs. Memory is
 * sampled every `interval` milliseconds; each sample collects garbage first, which costs time.
 */
export async function costOf(
  page: Page,
  interval: number,
  work: () => Promise<number>,
): Promise<Cost> {
  const memory = () => page.evaluate(() => window.importing.memory());
  let peak = await memory();
  let going = true;
  const sampling = (async () => {
    while (going) {
      await new Promise((resolve) => setTimeout(resolve, interval));
      peak = Math.max(peak, await memory());
    }
  })();
  const milliseconds = await work();
  going = false;
  await sampling; // Work shorter than a sample's interval has this one.
  return { milliseconds, peak };
}
