/** Workers that end without any event: closed, or ended by the browser. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { stored } from './seed';
import { isOver, openStudio, recipeOf, start, SUBJECTS, trainingWorker, until } from './smallRuns';

type HelperScope = typeof globalThis & { helper?: Worker };
/** tfjs keeps its backend, and with it its threads, in the worker's global scope. */
type ThreadedScope = {
  _tfengine: { backend: { wasm: { PThread: { runningWorkers: Worker[] } } } };
};

const EPOCHS = Array.from({ length: 30 }, (_, i) => i + 1);

/** Run `spoil` in the next worker of this script, as it starts; counts how many were spoilt: 1. */
function spoilNext(page: Page, script: string, spoil: () => void): { count: number } {
  const spoilt = { count: 0 };
  page.on('worker', (worker) => {
    if (!worker.url().includes(script) || spoilt.count === 1) return;
    spoilt.count++;
    void worker.evaluate(spoil);
  });
  return spoilt;
}

async function expectWholeRun(page: Page, id: string, epochs = EPOCHS): Promise<void> {
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual(epochs);
  expect(run.notices).toHaveLength(1);
}

test('a training worker that vanishes is replaced', async ({ page }) => {
  await openStudio(page);
  const id = await start(page, recipeOf(EPOCHS.length), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await trainingWorker(page).evaluate(() => self.close());
  await expectWholeRun(page, id);
});

test('a helper thread that vanishes ends its worker, and a new one goes on', async ({ page }) => {
  await openStudio(page);
  // The helper waits inside WASM and answers nobody: what started it keeps it at hand.
  const spoilt = spoilNext(page, 'training.worker', () => {
    const scope = globalThis as HelperScope;
    scope.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (String(url).includes('helper.worker')) scope.helper = this;
      }
    };
  });
  const id = await start(page, recipeOf(EPOCHS.length), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await trainingWorker(page).evaluate(() => (globalThis as HelperScope).helper!.terminate());
  await expectWholeRun(page, id);
  expect(spoilt.count).toBe(1);
});

test('a thread of tfjs that vanishes ends its worker, and a new one goes on', async ({ page }) => {
  await openStudio(page);
  // A worker that has not started WASM: tfjs takes half of the cores, and of two no thread but its own.
  await until(page, await start(page, recipeOf(1), 'webgl'), isOver);
  await trainingWorker(page).evaluate(() => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });
  });
  // Training can go on without it: long enough to hear of its end before its own.
  const epochs = Array.from({ length: 200 }, (_, i) => i + 1);
  const id = await start(page, recipeOf(epochs.length), 'wasm');
  await until(page, id, (run) => run.epochs.length >= 2);
  await trainingWorker(page).evaluate(() => {
    const { backend } = (globalThis as unknown as ThreadedScope)._tfengine;
    backend.wasm.PThread.runningWorkers[0]!.terminate();
  });
  await expectWholeRun(page, id, epochs);
});

test('a call rejects with its code within two seconds of its worker’s end', async ({ page }) => {
  await openStudio(page);
  const images = await stored<{ hash: string }>(page, 'images');
  const hashes = images.map(({ hash }) => hash);
  await page.evaluate((first) => window.studio.imageFeatures([first]), hashes[0]!);
  const worker = page.workers().findLast((one) => one.url().includes('inference.worker'))!;
  // From now on it answers no call.
  await worker.evaluate(() => {
    self.postMessage = () => undefined;
  });
  const outcome = page.evaluate(async (hashes) => {
    try {
      await window.studio.imageFeatures(hashes);
    } catch (error) {
      const { code } = error as { code?: string };
      return { code, at: performance.timeOrigin + performance.now() };
    }
    return null;
  }, hashes);
  await page.waitForTimeout(500);
  const before = await worker.evaluate(() => performance.timeOrigin + performance.now());
  await worker.evaluate(() => self.close());
  const lost = await outcome;
  expect(lost).toMatchObject({ code: 'worker-lost' });
  expect(lost!.at - before).toBeLessThan(2000);
});

test('a decoding worker that vanishes costs the import nothing', async ({ page }) => {
  const spoilt = spoilNext(page, 'decode.worker', () => {
    let calls = 0;
    // What is known, then the first files.
    addEventListener('message', () => ++calls === 3 && close());
  });
  await openStudio(page);
  expect(spoilt.count).toBe(1);
  expect(await stored(page, 'images')).toHaveLength(2 * SUBJECTS);
  expect(await stored(page, 'rejections')).toEqual([]);
});
