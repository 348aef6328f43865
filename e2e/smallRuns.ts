import { expect, type Page } from '@playwright/test';
import { DEFAULT_SPLIT, defaultRecipe, type Recipe } from '../src/domain/recipe/recipe';
import type { RunRecord } from '../src/domain/run/run';

/** Small enough for WebGL without a graphics card: 16 training pictures, two batches an epoch. */
const PEOPLE = 12;

/** A CNN's recipe that trains in seconds. */
export function recipeOf(epochs: number): Recipe {
  const recipe = defaultRecipe('cnn', 3);
  return { ...recipe, imageSize: 64, training: { ...recipe.training, epochs, batchSize: 8 } };
}

/** The studio's sessions with a small dataset; on WASM or WebGL, in a real worker. */
export async function openStudio(page: Page, url = '/'): Promise<void> {
  await page.goto(`${url}automation.html`);
  const choices = { limit: PEOPLE, seed: 1, fractions: DEFAULT_SPLIT };
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

export async function read(page: Page, id: string): Promise<RunRecord> {
  const run = await page.evaluate((id) => window.studio.getRun(id), id);
  return run!;
}

export async function until(
  page: Page,
  id: string,
  done: (run: RunRecord) => boolean,
): Promise<RunRecord> {
  await expect.poll(async () => done(await read(page, id)), { timeout: 150_000 }).toBe(true);
  return await read(page, id);
}

export const isOver = ({ status }: RunRecord) => status !== 'queued' && status !== 'running';
