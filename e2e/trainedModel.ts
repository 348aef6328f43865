import type { Page } from '@playwright/test';
import { DEFAULT_SPLIT, defaultRecipe } from '../src/domain/recipe/recipe';
import { expect } from './fixtures';

/**
 * A small CNN trained for real on the illustrated sample: two epochs at 64 px, on WASM.
 * Leaves the page in the studio at `route` ("/try"); gives the run's id.
 */
export async function openWithTrainedModel(
  page: Page,
  route: string,
  name: string,
): Promise<string> {
  await page.goto('/automation.html');
  const recipe = defaultRecipe('cnn', 3);
  const small = {
    ...recipe,
    imageSize: 64,
    training: { ...recipe.training, epochs: 2, batchSize: 8 },
  };
  const id = await page.evaluate(
    async ([recipe, fractions, name]) => {
      await window.studio.importSample({ limit: 12, seed: 1, fractions });
      const { createRun, enqueue } = window.studio.training;
      const { id } = await createRun(recipe);
      await window.studio.renameRun(id, name);
      await enqueue([id], 'wasm');
      return id;
    },
    [small, DEFAULT_SPLIT, name] as const,
  );
  const status = () => page.evaluate(async (id) => (await window.studio.getRun(id))?.status, id);
  await expect.poll(status, { timeout: 150_000 }).toBe('finished');
  await page.goto(`/#${route}`);
  return id;
}
