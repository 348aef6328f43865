import type { RunRecord } from '../src/domain/run/run';
import { expect, test } from './fixtures';
import {
  type EngineScope,
  isOver,
  openStudio,
  pauseTraining,
  read,
  recipeOf,
  start,
  trainingWorker,
  until,
} from './smallRuns';

const curveOf = (run: RunRecord) => run.epochs.map((epoch) => ({ ...epoch, seconds: 0 }));

test('trains on WASM, on every core, and on WebGL, to the same curve', async ({ page }) => {
  const helpers: string[] = [];
  page.on('worker', (worker) => {
    if (worker.url().includes('helper.worker')) helpers.push(worker.url());
  });
  await openStudio(page);
  const wasm = await until(page, await start(page, recipeOf(2), 'wasm'), isOver);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(helpers.length).toBeGreaterThanOrEqual(cores - 1);
  const webgl = await until(page, await start(page, recipeOf(2), 'webgl'), isOver);
  expect([wasm.status, webgl.status]).toEqual(['finished', 'finished']);
  expect([wasm.backend?.name, webgl.backend?.name]).toEqual(['wasm', 'webgl']);
  wasm.epochs.forEach((epoch, i) => {
    expect(webgl.epochs[i]!.loss).toBeCloseTo(epoch.loss, 2);
    expect(webgl.epochs[i]!.valLoss).toBeCloseTo(epoch.valLoss, 2);
  });
  const files = await page.evaluate((id) => window.studio.exportRun(id), wasm.id);
  expect(files.map(({ path }) => path)).toEqual([
    'model.json',
    'group1-shard1of1.bin',
    'metadata.json',
    'test-predictions.json',
    'README.md',
  ]);
});

/** More than go by between two looks at the run: a training of so few pictures is soon over. */
const EPOCHS = 30;

test('a reload in mid-training offers to continue, to the curve it would have had', async ({
  page,
}) => {
  await openStudio(page);
  const whole = await until(page, await start(page, recipeOf(EPOCHS), 'wasm'), isOver);
  const id = await start(page, recipeOf(EPOCHS), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await page.reload();
  await page.evaluate(() => window.studio.training.recoverRuns());
  const left = await read(page, id);
  expect(left.status).toBe('interrupted');
  expect(left.epochs.length).toBeLessThan(EPOCHS);
  await page.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), id);
  const continued = await until(page, id, isOver);
  expect(continued.status).toBe('finished');
  expect(curveOf(continued)).toEqual(curveOf(whole));
});

test('pause asks for nothing more, resume goes on, stop keeps and evaluates the best', async ({
  page,
}) => {
  await openStudio(page);
  const id = await start(page, recipeOf(500), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 1);
  await pauseTraining(page);
  const paused = (await read(page, id)).epochs.length;
  await page.evaluate(() => window.studio.training.resume());
  await until(page, id, ({ epochs }) => epochs.length > paused);
  await page.evaluate(() => window.studio.training.stop());
  const stopped = await until(page, id, isOver);
  expect(stopped.status).toBe('stopped');
  expect(stopped.bestEpoch).toBeGreaterThan(0);
  const files = await page.evaluate((id) => window.studio.exportRun(id), id);
  expect(files.length).toBeGreaterThan(3);
});

test('the worker holds the same tensors from epoch to epoch', async ({ page }) => {
  await openStudio(page);
  const id = await start(page, recipeOf(500), 'wasm');
  const counts: number[] = [];
  for (const epochs of [2, 12, 22]) {
    await until(page, id, (run) => run.epochs.length >= epochs);
    await pauseTraining(page);
    const memory = () => (globalThis as EngineScope)._tfengine.memory().numTensors;
    counts.push(await trainingWorker(page).evaluate(memory));
    await page.evaluate(() => window.studio.training.resume());
  }
  // A pause falls on any kind of step, which holds a batch more or less; a leak grows by the epoch.
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(6);
  await page.evaluate(() => window.studio.training.stop());
  await until(page, id, isOver);
});
