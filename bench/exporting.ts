/**
 * `npm run bench:export`: the tutorial's CNN at 224 px (6,446,369 parameters) in every format
 * that holds no image of the user's, in one zip. Prints the time, the peak memory apart from the
 * zip, and the page's longest task, and writes bench/results/export.json. Exits 1 past 10 s or
 * 600 MB, which the clock decides fairly on a quiet machine only.
 */
import '../scripts/studio/ownHelp';
import { mkdirSync, writeFileSync } from 'node:fs';
import { temporaryFolder } from '../e2e/pictures';
import { writeFiles } from './images';
import { longestTask, type LongestTask } from './mainThread';
import { costOf, MEASURE_NOW } from './memory';
import { machine, openStage } from './stage';

const IMAGES = 40;
const MOST_SECONDS = 10;
const MOST_BYTES = 600e6;
const SAMPLE_EVERY = 250;

async function main(): Promise<void> {
  const stage = await openStage();
  const folder = temporaryFolder();
  try {
    await writeFiles(folder.path, 0, IMAGES, { jitter: true });
    const browser = await stage.launch([MEASURE_NOW]);
    const page = await browser.newPage();
    await page.goto(`${stage.url}bench/page/cost.html`);
    await page.setInputFiles('#folder', folder.path);
    await page.evaluate(() => window.importing.ours());
    const { runId, parameters } = await page.evaluate(() => window.costing.tutorialRun());
    // Timed without the samples, which stop everything to collect garbage.
    const written = await page.evaluate((id) => window.costing.exportAll(id), runId);
    let task: LongestTask | undefined;
    const { peak } = await costOf(page, SAMPLE_EVERY, async () => {
      task = await longestTask(page, async () => {
        await page.evaluate((id) => window.costing.exportAll(id), runId);
      });
      return 0;
    });
    await browser.close();
    const { formats, bytes, milliseconds } = written;
    console.log(`${parameters} parameters in ${formats.length} formats: ${formats.join(', ')}`);
    console.log(`zip of ${(bytes / 1e6).toFixed(0)} MB in ${(milliseconds / 1000).toFixed(1)} s`);
    console.log(`peak memory ${(peak / 1e6).toFixed(0)} MB`);
    console.log(`longest task of the page ${task!.processor.toFixed(0)} ms`);
    mkdirSync('bench/results', { recursive: true });
    const report = { date: new Date().toISOString(), machine, parameters, ...written, peak, task };
    writeFileSync('bench/results/export.json', `${JSON.stringify(report, null, 2)}\n`);
    if (milliseconds > MOST_SECONDS * 1000 || peak > MOST_BYTES) process.exitCode = 1;
  } finally {
    await stage.close();
    folder.remove();
  }
}

await main();
