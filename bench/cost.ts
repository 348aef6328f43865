/**
 * `npm run bench:cost` (or `npm run bench:cost -- 250 1000`): what a dataset costs as it
 * grows: importing it, an epoch of each model with its evaluation, and MobileNetV2's head on
 * five variants of each image. Images are repeated and jittered by a seed, so that each is another
 * file. Prints time per image and peak memory, and writes bench/results/cost.json. Memory is
 * what the browser counts for the page and its workers, scripts and WebAssembly, sampled while
 * it runs; each sample collects garbage first, which costs some time.
 */
import '../scripts/studio/ownHelp';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import { temporaryFolder } from '../e2e/pictures';
import { writeFiles } from './images';
import { costOf, MEASURE_NOW, type Cost } from './memory';
import { machine, openStage, type Stage } from './stage';

const SIZES = [250, 1000, 4000, 10_000];
const SAMPLE_EVERY = 2000;
async function useAll(browser: BrowserContext, url: string, folder: string) {
  const page = await browser.newPage();
  await page.goto(`${url}bench/page/cost.html`);
  await page.setInputFiles('#folder', folder);
  const importing = () => page.evaluate(() => window.importing.ours());
  const training = (work: Parameters<typeof window.costing.train>[0]) =>
    costOf(page, SAMPLE_EVERY, () => page.evaluate((w) => window.costing.train(w), work));
  return {
    import: await costOf(page, SAMPLE_EVERY, async () => (await importing()).milliseconds),
    cnn: await training('cnn'),
    mobilenetv2: await training('mobilenetv2'),
    'five looks': await training('five looks'),
  };
}

async function measure(stage: Stage, folder: string) {
  const browser = await stage.launch([MEASURE_NOW]);
  try {
    return await useAll(browser, stage.url, folder);
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
  const rows: { images: number; costs: Record<string, Cost> }[] = [];
  console.log(row('images', 'work', 'ms an image', 'MB at the peak'));
  try {
    let written = 0;
    for (const images of sizes) {
      await writeFiles(folder.path, written, images, { jitter: true });
      written = images;
      const costs = await measure(stage, folder.path);
      rows.push({ images, costs });
      for (const [work, { milliseconds, peak }] of Object.entries(costs)) {
        const figures = [(milliseconds / images).toFixed(2), (peak / 1e6).toFixed(0)];
        console.log(row(`${images}`, work, ...figures));
      }
    }
  } finally {
    await stage.close();
    folder.remove();
  }
  mkdirSync('bench/results', { recursive: true });
  const report = { date: new Date().toISOString(), machine, rows };
  writeFileSync('bench/results/cost.json', `${JSON.stringify(report, null, 2)}\n`);
}

await main();
