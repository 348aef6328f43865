import type { Page, Worker } from '@playwright/test';
import type { RunRecord } from '../src/domain/run/run';
import { expect, test } from './fixtures';
import { isOver, openStudio, read, recipeOf, start, until } from './smallRuns';

const curveOf = (run: RunRecord) => run.epochs.map((epoch) => ({ ...epoch, seconds: 0 }));

/** tfjs keeps its engine in the worker's global scope: the studio needs no hook for tests. */
type EngineScope = typeof globalThis & {
  _tfengine: {
    memory(): { numTensors: number };
    state: { nextTensorId: number };
    backend: { gpgpu: { gl: WebGL2RenderingContext } };
  };
};

const trainingWorker = (page: Page): Worker =>
  page.workers().findLast((worker) => worker.url().includes('training.worker'))!;

/** Waits until the training worker makes no tensor from one look at it to the next. */
async function untilStill(page: Page): Promise<void> {
  const made = () => (globalThis as EngineScope)._tfengine.state.nextTensorId;
  let before = -1;
  const still = async () => {
    const last = before;
    before = await trainingWorker(page).evaluate(made);
    return before === last;
  };
  await expect.poll(still, { intervals: [500] }).toBe(true);
}

test('trains on WASM, on every core, and on WebGL, to the same curve', async ({ page }) => {
  const helpers: string[] = [];
  page.on('worker', (worker) => {
    if (worker.url().includes('helper.worker')) helpers.push(worker.url());
  });
  await openStudio(page);
  const wasm = await until(page, await start(page, recipeOf(2), 'wasm'), isOver);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(helpers.length).toBeGreaterThanOrEqual(Math.min(8, cores) - 1);
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
    'README.md',
    'test-predictions.json',
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

test('pause holds the run where it is, resume goes on, stop keeps and judges the best', async ({
  page,
}) => {
  await openStudio(page);
  const id = await start(page, recipeOf(500), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 1);
  await page.evaluate(() => window.studio.training.pause());
  await untilStill(page);
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

test('a lost graphics context is replaced, and the run goes on from its checkpoint', async ({
  page,
}) => {
  await openStudio(page);
  const id = await start(page, recipeOf(3), 'webgl');
  await until(page, id, ({ epochs }) => epochs.length >= 1);
  await trainingWorker(page).evaluate(() => {
    const { gl } = (globalThis as EngineScope)._tfengine.backend.gpgpu;
    gl.getExtension('WEBGL_lose_context')!.loseContext();
  });
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(run.notices.join()).toContain('went on in a new one');
});

test('the worker holds the same tensors from epoch to epoch', async ({ page }) => {
  await openStudio(page);
  const id = await start(page, recipeOf(500), 'wasm');
  const counts: number[] = [];
  for (const epochs of [2, 12, 22]) {
    await until(page, id, (run) => run.epochs.length >= epochs);
    await page.evaluate(() => window.studio.training.pause());
    await untilStill(page);
    const memory = () => (globalThis as EngineScope)._tfengine.memory().numTensors;
    counts.push(await trainingWorker(page).evaluate(memory));
    await page.evaluate(() => window.studio.training.resume());
  }
  // A pause falls on any kind of step, which holds a batch more or less; a leak grows by the epoch.
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(6);
  await page.evaluate(() => window.studio.training.stop());
  await until(page, id, isOver);
});
