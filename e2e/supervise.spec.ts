import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  type EngineScope,
  isOver,
  openStudio,
  read,
  recipeOf,
  start,
  trainingWorker,
  until,
} from './smallRuns';
import { english } from '../src/texts/message';

// An error that nobody catches in a worker is the page's too.
test.use({ expectedErrors: [/ended by the test/] });

/** The worker's code ends with an error that nobody catches. */
const kill = (page: Page) =>
  trainingWorker(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('ended by the test');
    });
  });

test('a worker that dies is replaced, and the run goes on from its checkpoint', async ({
  page,
}) => {
  await openStudio(page);
  const id = await start(page, recipeOf(30), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await kill(page);
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  expect(run.notices.map(english)).toEqual([expect.stringContaining('A new one went on')]);
});

test('a run whose worker dies again and again is given up, and can be continued', async ({
  page,
}) => {
  await openStudio(page);
  let started = 0;
  page.on('worker', (worker) => {
    if (!worker.url().includes('training.worker')) return;
    started++;
    void kill(page);
  });
  const id = await start(page, recipeOf(2), 'wasm');
  const run = await until(page, id, isOver);
  expect(started).toBe(3);
  expect(run).toMatchObject({ status: 'failed', failure: { code: 'worker-lost' }, epochs: [] });
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
  expect(run.notices.map(english).join()).toContain('went on in a new one');
});

test('too little memory halves the batch', async ({ page }) => {
  await openStudio(page);
  const id = await start(page, recipeOf(30), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  // What WASM says when an allocation fails.
  await trainingWorker(page).evaluate(() => {
    (globalThis as EngineScope)._tfengine.runKernel = () => {
      throw new WebAssembly.RuntimeError('memory access out of bounds');
    };
  });
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.notices.map(english)).toEqual([expect.stringContaining('batches of 4')]);
});

/** From now on the sums that the loop reads back, [loss, correct images], are no numbers. */
const spoilLoss = (page: Page) =>
  trainingWorker(page).evaluate(() => {
    const { backend } = (globalThis as EngineScope)._tfengine;
    const readBack = backend.read.bind(backend);
    backend.read = async (data) => {
      const values = await readBack(data);
      return values.length === 2 ? new Float32Array([NaN, 0]) : values;
    };
  });

test('a loss that is no number is left to the user, and nothing is tried again', async ({
  page,
}) => {
  await openStudio(page);
  const id = await start(page, recipeOf(30), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 1);
  await spoilLoss(page);
  const run = await until(page, id, isOver);
  expect(run).toMatchObject({ status: 'failed', failure: { code: 'non-finite' }, notices: [] });
});

test('a run that failed with weights kept is never continued: training again is a new run', async ({
  page,
}) => {
  await openStudio(page);
  const id = await start(page, recipeOf(30), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await spoilLoss(page);
  const failed = await until(page, id, isOver);
  expect(failed).toMatchObject({ status: 'failed', failure: { code: 'non-finite' } });
  expect(failed.epochs.length).toBeGreaterThanOrEqual(2);

  const refusal = page.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), id);
  await expect(refusal).rejects.toThrow('has ended and stays as it is');
  expect(await read(page, id)).toEqual(failed);
  expect((await page.evaluate((id) => window.studio.exportRun(id), id)).length).toBeGreaterThan(3);

  const again = await page.evaluate((id) => window.studio.training.trainAgain(id, 'wasm'), id);
  const second = await until(page, again, isOver);
  expect(second.recipe).toEqual(failed.recipe);
  expect(second.snapshotHash).toBe(failed.snapshotHash);
  expect(await read(page, id)).toEqual(failed);
});
