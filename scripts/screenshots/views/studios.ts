/** What the studio of a view holds: files to import, the sample, a run on it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { demoRecipes } from '../../../src/domain/recipe/demo';
import { DEFAULT_SPLIT, defaultRecipe, type Recipe } from '../../../src/domain/recipe/recipe';
import type { Words } from '../words';
import { aFace, openPath } from './view';

/** A folder of JPEGs, `perClass` in each class, so large that an import of them takes a while. */
export async function folderOf(classes: string[], perClass: number, size: number): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'mask-studio-')), 'photos');
  for (const name of classes) {
    mkdirSync(join(folder, name), { recursive: true });
    const jpeg = await sharp((await aFace(name)).buffer)
      .resize(size, size)
      .jpeg()
      .toBuffer();
    // What follows a JPEG is not read, and makes each another file.
    for (let n = 0; n < perClass; n++)
      writeFileSync(join(folder, name, `${n}.jpg`), Buffer.concat([jpeg, Buffer.from(`${n}`)]));
  }
  return folder;
}

export async function openSample(page: Page, limit: number | null = null): Promise<void> {
  await page.goto('/automation.html');
  await page.waitForFunction(() => 'studio' in window);
  const choices = { limit, seed: 1, fractions: DEFAULT_SPLIT };
  await page.evaluate((c) => window.studio.importSample(c), choices);
}

/** Queues the recipe in the page that drives the studio; `waits`: until it has ended, or else it trains on. */
const train = (page: Page, recipe: Recipe, waits: boolean) =>
  page.evaluate(
    async ([recipe, waits]) => {
      if (waits) return void (await window.studio.train(recipe, 'auto'));
      const { createRun, enqueue } = window.studio.training;
      const { id } = await createRun(recipe);
      await enqueue([id], 'auto');
    },
    [recipe, waits] as const,
  );

/** The demo's CNN on the sample. */
export async function trainSample(page: Page, epochs: number, waits: boolean): Promise<void> {
  await openSample(page);
  const recipe = { ...demoRecipes()[0]! };
  recipe.training = { ...recipe.training, epochs, earlyStopping: null };
  await train(page, recipe, waits);
}

/** A CNN on small images, for a view that needs some model of the dataset here. */
export function smallRecipe(epochs: number): Recipe {
  const recipe = defaultRecipe('cnn');
  const training = { ...recipe.training, epochs, batchSize: 8, earlyStopping: null };
  return { ...recipe, imageSize: 64, training };
}

export async function trainSmall(page: Page, epochs: number): Promise<void> {
  await page.goto('/automation.html');
  await page.waitForFunction(() => 'studio' in window);
  await train(page, smallRecipe(epochs), true);
}

export async function startImport(page: Page, folder: string): Promise<void> {
  await openPath('/')(page);
  await page.getByTestId('folder-input').setInputFiles(folder);
}

/** Imports a folder to its end. */
export async function importFolder(page: Page, words: Words, folder: string): Promise<void> {
  await startImport(page, folder);
  const close = page.getByRole('button', { name: words('dataset.incoming.report.close') });
  await close.click({ timeout: 60_000 });
}

/** Starts a run of so many epochs; waits until it has come to the epoch `until`, or is refused. */
export async function startLongRun(
  page: Page,
  words: Words,
  epochs: number,
  until?: number,
): Promise<void> {
  await openPath('/train')(page);
  const others = page.getByRole('checkbox', { name: /^(MobileNetV2|Compact|CNN comp)/ });
  await others.first().waitFor();
  for (const box of await others.all()) await box.uncheck();
  await page.getByRole('button', { name: words('training.form.advanced') }).click();
  await page.getByRole('textbox', { name: words('training.form.epochs') }).fill(`${epochs}`);
  // It trains for as long as the pictures take.
  await page.getByRole('switch', { name: words('training.form.earlyStopping', 'start') }).uncheck();
  const start = page.getByRole('region', { name: words('training.page.start.label') });
  await start.getByRole('button', { name: words('training.page.start.one') }).click();
  if (until === undefined) return;
  await page
    .getByText(new RegExp(`${until} (of|de) ${epochs}`))
    .first()
    .waitFor({ timeout: 120_000 });
}
