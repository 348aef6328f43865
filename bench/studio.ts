/**
 * `npm run bench:studio`: how fast the studio responds. What the build weighs, and the longest
 * task of the page's main thread while images are imported, two small models train, they are
 * evaluated, and two runs with 3,000 test images each are compared. Prints a table, writes
 * bench/results/studio.json, and exits 1 when a task took 50 ms or more. The clock's figures mean something on a quiet machine only.
 */
import '../scripts/studio/ownHelp';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { drop } from '../e2e/drop';
import { evaluatedRun, seedRuns } from '../e2e/evaluatedRuns';
import { longestTask, type LongestTask } from './mainThread';
import { temporaryFolder } from '../e2e/pictures';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import { serveStudio } from '../scripts/server';
import { writeFiles } from './images';
import { machine } from './stage';

const IMAGES = Number(process.argv[2] ?? 3477);
const LIMIT_MS = 50;
const MINUTES = 60_000;

/** Kilobytes of the build's files of a kind, as they are and compressed. */
function weight(ending: string) {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join('dist', name)));
  const kilobytes = (sizes: number[]) => sizes.reduce((a, b) => a + b, 0) / 1000;
  return {
    plain: kilobytes(files.map(({ length }) => length)),
    gzip: kilobytes(files.map((file) => gzipSync(file).length)),
  };
}

async function importFolder(page: Page, folder: string): Promise<void> {
  await drop(page, folder);
  await page.getByRole('region', { name: 'Import report' }).waitFor({ timeout: 10 * MINUTES });
}

/** Train both at the smallest size, for little longer than the curves need to be drawn. */
async function train(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Import report' })
    .getByRole('link', { name: 'Train' })
    .click();
  await page.getByRole('button', { name: 'Advanced' }).click();
  for (const name of ['Scratch CNN', 'MobileNetV2']) {
    const model = page.getByRole('region', { name });
    await model.getByRole('slider', { name: 'Image size' }).press('Home');
  }
  const epochs = {
    'Scratch CNN': ['Epochs'],
    MobileNetV2: ['Epochs for the head', 'Fine-tuning epochs'],
  };
  for (const [name, fields] of Object.entries(epochs)) {
    for (const field of fields) {
      await page.getByRole('region', { name }).getByLabel(field, { exact: true }).fill('2');
    }
  }
  await page.getByRole('button', { name: 'Train both' }).click();
  const finished = page.getByText('Finished', { exact: true });
  await finished.nth(1).waitFor({ timeout: 20 * MINUTES });
}

async function evaluate(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByText('Is the difference real?').waitFor();
  await page.getByText('Predictions that differ').waitFor();
  await page.getByText('Evaluation', { exact: true }).click();
  await page.getByText('Misclassified images, highest confidence first').waitFor();
  const cell = page.getByRole('button', { name: /[1-9].* of .* predicted as/ });
  await cell.first().click();
  await page
    .getByRole('button', { name: /^Inspect / })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByTestId('grad-cam')
    .waitFor({ timeout: 2 * MINUTES });
}

/** Two finished runs that were evaluated on many images, in a browser of their own. */
async function compareLargeRuns(browser: Browser, url: string) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const count = 3000;
  await seedRuns(page, [
    evaluatedRun('one', 'cnn', { count, noise: 0.1, seed: 1 }),
    evaluatedRun('two', 'mobilenetv2', { count, noise: 0.02, seed: 2, createdAt: 1 }),
  ]);
  await page.getByText('Is the difference real?').waitFor();
  await page.goto('/#/nowhere');
  const sideBySide = await longestTask(page, async () => {
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByText('Predictions that differ').waitFor();
    await page.waitForTimeout(1500);
  });
  const inside = await longestTask(page, async () => {
    await page.getByText('Evaluation', { exact: true }).click();
    await page.getByText('Misclassified images, highest confidence first').waitFor();
  });
  const slider = await longestTask(page, async () => {
    await page.getByRole('slider').focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
    await page.getByText('Decision threshold 0.70').waitFor();
  });
  await context.close();
  return { sideBySide, inside, slider };
}

async function main(): Promise<void> {
  ensureChromium();
  const server = await serveStudio(0);
  const browser = await chromium.launch(chromiumLaunch());
  const folder = temporaryFolder();
  try {
    await writeFiles(folder.path, 0, IMAGES);
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Use the sample dataset' }).waitFor();
    const build = { scripts: weight('.js'), styles: weight('.css'), wasm: weight('.wasm') };
    console.log(build);

    const tasks: Record<string, LongestTask> = {
      import: await longestTask(page, () => importFolder(page, folder.path)),
      training: await longestTask(page, () => train(page)),
      evaluation: await longestTask(page, () => evaluate(page)),
      ...(await compareLargeRuns(browser, server.url)),
    };
    console.log(`longest task of the main thread, ms (${IMAGES} photographs):`);
    console.table(tasks);
    mkdirSync('bench/results', { recursive: true });
    const report = {
      date: new Date().toISOString(),
      machine,
      photographs: IMAGES,
      build,
      tasks,
    };
    writeFileSync('bench/results/studio.json', `${JSON.stringify(report, null, 2)}\n`);
    if (Object.values(tasks).some(({ wall }) => wall >= LIMIT_MS)) process.exitCode = 1;
  } finally {
    folder.remove();
    await browser.close();
    await server.close();
  }
}

await main();
