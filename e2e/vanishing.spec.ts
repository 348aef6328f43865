/** Workers that end without any event: closed, or ended by the browser. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { stored } from './seed';
import { isOver, openStudio, recipeOf, start, SUBJECTS, trainingWorker, until } from './smallRuns';

type HelperScope = typeof globalThis & { helper?: Worker };

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

async function expectWholeRun(page: Page, id: string): Promise<void> {
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual(EPOCHS);
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
  // It waits inside WASM too. Of the threads that are made, the last one is used first.
  const spoilt = spoilNext(page, 'training.worker', () => {
    const scope = globalThis as HelperScope;
    scope.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (String(url).includes('threaded-simd.worker')) scope.helper = this;
      }
    };
  });
  const id = await start(page, recipeOf(EPOCHS.length), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await trainingWorker(page).evaluate(() => (globalThis as HelperScope).helper!.terminate());
  await expectWholeRun(page, id);
  expect(spoilt.count).toBe(1);
});

test('a call rejects with its code within two seconds of its worker’s end', async ({ page }) => {
  await openStudio(page);
  const id = await start(page, recipeOf(1), 'wasm');
  expect((await until(page, id, isOver)).status).toBe('finished');
  const spoilt = spoilNext(page, 'inference.worker', () => {
    const isCall = (data: unknown) => (data as { type?: string } | null)?.type === 'APPLY';
    const drop = (event: MessageEvent) => isCall(event.data) && event.stopImmediatePropagation();
    // Calls are never answered.
    addEventListener('message', drop, { capture: true });
  });
  const now = () => performance.timeOrigin + performance.now();
  const outcome = page.evaluate(async (id) => {
    try {
      await window.studio.exportRun(id);
    } catch (error) {
      const { code } = error as { code?: string };
      return { code, at: performance.timeOrigin + performance.now() };
    }
    return null;
  }, id);
  await expect.poll(() => spoilt.count).toBe(1);
  // By then the worker holds its lock.
  await page.waitForTimeout(1000);
  const worker = page.workers().findLast((one) => one.url().includes('inference.worker'))!;
  const before = await worker.evaluate(now);
  await worker.evaluate(() => self.close());
  const lost = await outcome;
  expect(lost?.code).toBe('worker-lost');
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
