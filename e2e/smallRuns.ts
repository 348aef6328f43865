import { expect, type Page, type Worker } from '@playwright/test';
import { DEFAULT_SPLIT, defaultRecipe, type Recipe } from '../src/domain/recipe/recipe';
import type { RunRecord } from '../src/domain/run/run';

/** Small enough for WebGL without a graphics card: 16 training pictures, two batches an epoch. */
export const SUBJECTS = 12;

/** A CNN's recipe that trains in seconds, for all of its epochs. */
export function recipeOf(epochs: number): Recipe {
  const recipe = defaultRecipe('cnn', 3);
  const training = { ...recipe.training, epochs, batchSize: 8, earlyStopping: null };
  return { ...recipe, imageSize: 64, training };
}

/** The studio's sessions with a small dataset; on WASM or WebGL, in a real worker. */
export async function openStudio(page: Page, url = '/'): Promise<void> {
  await page.goto(`${url}automation.html`);
  const choices = { limit: SUBJECTS, seed: 1, fractions: DEFAULT_SPLIT };
  await page.evaluate((c) => window.studio.importSample(c), choices);
}

/** Create a run and queue it; gives its id. */
export const start = (page: Page, recipe: Recipe, backend: 'wasm' | 'webgl') =>
  page.evaluate(
    async ([recipe, backend]) => {
      const { createRun, enqueue } = window.studio.training;
      const { id } = await createRun(recipe);
      await enqueue([id], backend);
      return id;
    },
    [recipe, backend] as const,
  );

/** As `window.studio` gives it: its name is in English. */
type EnglishRun = RunRecord & { name: string };

export async function read(page: Page, id: string): Promise<EnglishRun> {
  const run = await page.evaluate((id) => window.studio.getRun(id), id);
  return run!;
}

export async function until(
  page: Page,
  id: string,
  done: (run: RunRecord) => boolean,
): Promise<EnglishRun> {
  await expect.poll(async () => done(await read(page, id)), { timeout: 150_000 }).toBe(true);
  return await read(page, id);
}

export const isOver = ({ status }: RunRecord) => status !== 'queued' && status !== 'running';

/** tfjs keeps its engine in the worker's global scope: the studio needs no hook for tests. */
export type EngineScope = typeof globalThis & {
  _tfengine: {
    memory(): { numTensors: number };
    runKernel: unknown;
    backend: {
      gpgpu: { gl: WebGL2RenderingContext };
      read(dataId: object): Promise<Float32Array>;
    };
  };
};

export const trainingWorker = (page: Page): Worker =>
  page.workers().findLast((worker) => worker.url().includes('training.worker'))!;

/** Pause, and see that no more than the event under way arrives, however long the worker could work. */
export async function pauseTraining(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard = { count: 0 };
    Object.assign(window, { heard });
    window.studio.training.subscribe(() => heard.count++);
    window.studio.training.pause();
  });
  const worker = trainingWorker(page);
  for (let turn = 0; turn < 300; turn++) {
    await worker.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
  const { count } = await page.evaluate(
    () => (window as Window & typeof globalThis & { heard: { count: number } }).heard,
  );
  expect(count).toBeLessThanOrEqual(1);
}
