/**
 * `npm run bench:cost` (or `npm run bench:cost -- 250 1000`): what importing costs as
 * the dataset grows. Photographs are repeated and jittered by a seed, so that each is
 * another file. Prints time per image and peak memory, and writes bench/results/cost.json.
 * Memory is sampled while it runs; each sample collects garbage first, which costs some time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { temporaryFolder } from '../e2e/pictures';
import type {} from './page/import';
import { writeFiles } from './pictures';
import { machine, openStage, type Stage } from './stage';

const SIZES = [250, 1000, 4000, 10_000];
const SAMPLE_EVERY = 2000;
/** Otherwise the browser answers only after the next garbage collection of its own. */
const MEASURE_NOW = '--enable-blink-features=ForceEagerMeasureMemory';

async function importAll(browser: Browser, url: string, folder: string) {
  const page = await browser.newPage();
  await page.goto(`${url}bench/page/import.html`);
  await page.setInputFiles('#folder', folder);
  const memory = () => page.evaluate(() => window.importing.memory());
  const before = await memory();
  let peak = before;
  let going = true;
  const sampling = (async () => {
    while (going) {
      peak = Math.max(peak, await memory());
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY));
    }
  })();
  const result = await page.evaluate(() => window.importing.ours());
  going = false;
  await sampling;
  peak = Math.max(peak, await memory()); // An import shorter than a sample's interval has this one.
  return { ...result, before, peak };
}

async function measure(stage: Stage, folder: string) {
  const browser = await stage.launch([MEASURE_NOW]);
  try {
    return await importAll(browser, stage.url, folder);
  } finally {
    await browser.close();
  }
}

const row = (...cells: string[]) => cells.map((cell) => cell.padStart(16)).join('');

async function main(): Promise<void> {
  const asked = process.argv.slice(2).map(Number);
  if (asked.some((size) => !Number.isInteger(size) || size < 2)) {
    throw new Error('Give the numbers of images, such as: npm run bench:cost -- 250 1000');
  }
  const sizes = (asked.length > 0 ? asked : SIZES).toSorted((a, b) => a - b);
  const stage = await openStage();
  const folder = temporaryFolder();
  const rows: Record<string, number>[] = [];
  console.log(row('images', 'imported', 'ms an image', 'MB before', 'MB at the peak'));
  try {
    let written = 0;
    for (const images of sizes) {
      await writeFiles(folder.path, written, images, { jitter: true });
      written = images;
      const { milliseconds, imported, before, peak } = await measure(stage, folder.path);
      const perImage = milliseconds / images;
      rows.push({ images, imported, perImage, before, peak });
      const megabytes = [before, peak].map((bytes) => (bytes / 1e6).toFixed(1));
      console.log(row(`${images}`, `${imported}`, perImage.toFixed(2), ...megabytes));
    }
  } finally {
    await stage.close();
    folder.remove();
  }
  mkdirSync('bench/results', { recursive: true });
  const report = { date: new Date().toISOString(), machine, import: rows };
  writeFileSync('bench/results/cost.json', `${JSON.stringify(report, null, 2)}\n`);
}

await main();
