import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DEFAULT_SPLIT, type Recipe, RECIPE_VERSION } from '../src/domain/recipe/recipe';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, test } from './fixtures';
import { openAdvanced } from './trainPage';

/** Split 60/20/20 with seed 7; the dataset's is 70/15/15 with seed 1. */
const RECIPE = 'src/domain/recipe/fixtures/cnn.v1.recipe.json';

async function openRecipe(page: Page): Promise<void> {
  await page.goto('/#/train');
  await page.getByRole('button', { name: 'Train both' }).waitFor();
  await page.locator('input[type=file][accept*=json]').setInputFiles(RECIPE);
  await expect(page.getByRole('dialog')).toContainText(
    'The configuration: 60 / 20 / 20 %, seed 7.',
  );
  await expect(page.getByRole('dialog')).toContainText('The dataset: 70 / 15 / 15 %, seed 1.');
}

const data = (page: Page) => page.getByRole('region', { name: 'Training data' });

async function importSample(page: Page): Promise<void> {
  await page.goto('/automation.html');
  await page.evaluate(
    async (fractions) => void (await window.studio.importSample({ limit: 10, seed: 1, fractions })),
    DEFAULT_SPLIT,
  );
}

test('a recipe’s split is applied to the dataset, or the dataset keeps its own', async ({
  page,
}) => {
  await importSample(page);
  await openRecipe(page);
  await page.getByRole('button', { name: 'Keep the dataset’s split' }).click();
  await expect(page.getByText('cnn.v1.recipe.json: Scratch CNN, seed 7.')).toBeVisible();
  await expect(data(page)).toContainText('Split: 70 / 15 / 15 %, seed 1.');

  await page.locator('input[type=file][accept*=json]').setInputFiles(RECIPE);
  await page.getByRole('button', { name: 'Apply to the dataset' }).click();
  await expect(data(page)).toContainText('Split: 60 / 20 / 20 %, seed 7.');
  await expect(data(page).getByRole('row', { name: /^with_mask 6 2 2$/ })).toBeVisible();
  await openAdvanced(page);
  await expect(page.getByRole('slider', { name: 'Image size' })).toHaveAttribute(
    'aria-valuetext',
    '96 pixels',
  );
});

test('where the dataset’s split is locked, the recipe’s runs are split on their own', async ({
  page,
}) => {
  // High enough that no link is half behind the bar with the button that starts.
  await page.setViewportSize({ width: 1440, height: 1800 });
  await seedRuns(page, [evaluatedRun('1', 'cnn')]);
  await openRecipe(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Split these runs on their own' }).click();
  await expect(data(page)).toContainText('Split: 60 / 20 / 20 %, seed 7.');
  await expect(data(page)).toContainText(
    'This is the configuration’s own split, not the dataset’s.',
  );
  await page.getByRole('button', { name: 'Use the dataset’s split' }).click();
  // Each image was in the folder of its split: how many there are, and no shares.
  await expect(data(page)).toContainText(/Split: \d+ \/ \d+ \/ \d+ images\. It is fixed/);
});

test('one recipe gives the terminal’s split on the page', async ({ page }) => {
  await importSample(page);
  const recipe = JSON.parse(readFileSync(RECIPE, 'utf8')) as Recipe;
  const small = { ...recipe, imageSize: 64, training: { ...recipe.training, epochs: 1 } };
  const snapshotOf = (id: string) =>
    page.evaluate(async (runId) => (await window.studio.getRun(runId))?.snapshotHash, id);
  // Divided for this run alone: the dataset has another split.
  const own = await page.evaluate((r) => window.studio.train(r, 'wasm'), small);
  await page.evaluate(
    async (fractions) => void (await window.studio.importSample({ limit: 10, seed: 7, fractions })),
    { train: 0.6, validation: 0.2, test: 0.2 },
  );
  const asTerminal = await page.evaluate((r) => window.studio.train(r, 'wasm'), small);
  expect(own.recipe).toMatchObject({ version: RECIPE_VERSION, split: { train: 0.6, seed: 7 } });
  expect(own.recipe).toEqual(asTerminal.recipe);
  expect(await snapshotOf(own.id)).toBe(await snapshotOf(asTerminal.id));
});
