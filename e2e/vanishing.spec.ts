/** Workers that end without any event: closed, or ended by the browser. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { stored } from './seed';
import { isOver, openStudio, recipeOf, start, SUBJECTS, trainingWorker, until } from './smallRuns';
import { isWatched } from './workerKinds';

type HelperScope = typeof globalThis & { helper?: Worker };
/** tfjs keeps its backend, and with it its threads, in the worker's global scope. */
type ThreadedScope = {
  _tfengine: { backend: { wasm: { PThread: { runningWorkers: Worker[] } } } };
};

/** A thread that is terminated may go on for two seconds: more epochs than it has time for. */
const EPOCHS = 200;

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

/** In the page: the locks that threads hold for life. */
const livingThreads = async () =>
  (await navigator.locks.query())
    .held!.map(({ name }) => name!)
    .filter((name) => /^thread /.test(name));

/** In the page: when the first of these threads has ended. A busy one lives for two seconds after `terminate()`. */
const endOfOne = async (names: string[]) => {
  for (;;) {
    const { held } = await navigator.locks.query();
    const now = Date.now();
    if (!names.every((name) => held!.some((lock) => lock.name === name))) return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** End a thread: a worker of this script starts in place of the one that depended on it, within two seconds. */
async function expectReplaced(
  page: Page,
  script: string,
  end: () => Promise<unknown>,
): Promise<void> {
  const living = await page.evaluate(livingThreads);
  const started = page.waitForEvent('worker', (worker) => worker.url().includes(script));
  const replaced = started.then(() => Date.now());
  await end();
  const ended = await page.evaluate(endOfOne, living);
  expect((await replaced) - ended).toBeLessThan(2000);
}

async function expectWholeRun(page: Page, id: string, epochs = EPOCHS): Promise<void> {
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual(
    Array.from({ length: epochs }, (_, i) => i + 1),
  );
  expect(run.notices).toHaveLength(1);
}

test('a training worker that vanishes is replaced', async ({ page }) => {
  await openStudio(page);
  const id = await start(page, recipeOf(30), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await expectReplaced(page, 'training.worker', () =>
    trainingWorker(page).evaluate(() => self.close()),
  );
  await expectWholeRun(page, id, 30);
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
  const id = await start(page, recipeOf(EPOCHS), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await expectReplaced(page, 'training.worker', () =>
    trainingWorker(page).evaluate(() => (globalThis as HelperScope).helper!.terminate()),
  );
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
  const id = await start(page, recipeOf(EPOCHS), 'wasm');
  await until(page, id, (run) => run.epochs.length >= 2);
  await expectReplaced(page, 'training.worker', () =>
    trainingWorker(page).evaluate(() => {
      const { backend } = (globalThis as unknown as ThreadedScope)._tfengine;
      backend.wasm.PThread.runningWorkers[0]!.terminate();
    }),
  );
  await expectWholeRun(page, id);
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

test('a decoding worker that ends while a file waits for it is replaced', async ({ page }) => {
  const starting = page.waitForEvent('worker', (one) => one.url().includes('decode.worker'));
  const importing = openStudio(page);
  const worker = await starting;
  // It is asked to inspect files, and does not answer.
  await worker.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('message', ({ data }: MessageEvent<{ path?: string[] }>) => {
          if (data.path?.[0] !== 'inspect') return;
          self.postMessage = () => undefined;
          resolve();
        });
      }),
  );
  await expect.poll(() => worker.evaluate(isWatched)).toBe(true);
  await expectReplaced(page, 'decode.worker', () => worker.evaluate(() => self.close()));
  await importing;
  expect(await stored(page, 'images')).toHaveLength(2 * SUBJECTS);
  expect(await stored(page, 'rejections')).toEqual([]);
});
