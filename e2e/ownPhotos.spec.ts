import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { readRecipeSet } from '../src/domain/recipe/recipeSet';
import { expect, test } from './fixtures';
import { temporaryFolder, writePictures } from './pictures';
import { store } from './seed';

/** Opens a labelled folder, trains both models and exports both in one zip; gives the zip's files. */
async function fromFolderToZip(
  page: Page,
  press: (target: Locator) => Promise<void>,
): Promise<string[]> {
  const folder = temporaryFolder();
  await writePictures(join(folder.path, 'shapes'), 24);
  await page.goto('/');
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
  // Without the picker of handles, which no test can drive.
  await page.evaluate(() => delete (window as Partial<Window>).showDirectoryPicker);
  const chooser = page.waitForEvent('filechooser');
  await press(page.getByRole('button', { name: 'Choose a folder' }));
  await (await chooser).setFiles(join(folder.path, 'shapes'));
  await expect(page.getByText('48 images imported')).toBeVisible({ timeout: 60_000 });
  await press(
    page.getByRole('region', { name: 'Import report' }).getByRole('link', { name: 'Train' }),
  );
  await press(page.getByRole('button', { name: 'Train both' }));
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByRole('link', { name: 'Compare' })).toBeVisible({ timeout: 600_000 });
  await expect(page.getByText('Finished', { exact: true })).toHaveCount(2, { timeout: 600_000 });
  await press(result.getByRole('link', { name: 'Export' }));
  await press(page.getByRole('button', { name: 'Export both in one zip' }));
  const downloading = page.waitForEvent('download', { timeout: 120_000 });
  await press(page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }));
  const path = await (await downloading).path();
  folder.remove();
  const entries = await new ZipReader(new BlobReader(new Blob([readFileSync(path)]))).getEntries();
  return entries.map(({ filename }) => filename);
}

/** For the ways of doing it that are not about training: one epoch of 64 px instead of the defaults. */
async function shortTraining(page: Page): Promise<void> {
  const set = readRecipeSet(undefined);
  const byKind = Object.fromEntries(
    Object.entries(set.byKind).map(([kind, recipe]) => {
      const { model } = recipe;
      const short =
        model.kind === 'mobilenetv2'
          ? { ...model, variants: 1, fineTune: { ...model.fineTune, epochs: 1 } }
          : model;
      const training = { ...recipe.training, epochs: 1 };
      return [kind, { ...recipe, imageSize: 64, model: short, training }];
    }),
  );
  await page.goto('/');
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
  await store(page, { settings: [{ key: 'recipes', value: { ...set, byKind } }] });
}

/** What both models' files are, whatever their folders are called. */
function expectBoth(files: string[]): void {
  const models = files.filter((file) => file.endsWith('/model.json'));
  expect(models).toHaveLength(2);
  // The newest run first.
  expect(models.join()).toMatch(/^models\/MobileNetV2.*,models\/CNN/);
  expect(files.filter((file) => file.endsWith('/test-predictions.json'))).toHaveLength(2);
}

test('own folder, both models trained, both exported in one zip: six clicks', async ({ page }) => {
  test.setTimeout(1_500_000);
  let clicks = 0;
  const files = await fromFolderToZip(page, async (target) => {
    clicks += 1;
    await target.click();
  });
  expectBoth(files);
  expect(clicks).toBeLessThanOrEqual(6);
});

test('the same by the keyboard alone', async ({ page }) => {
  test.setTimeout(300_000);
  await shortTraining(page);
  const files = await fromFolderToZip(page, async (target) => {
    await target.waitFor();
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (let i = 0; i < 150 && !(await isThere()); i++) await page.keyboard.press('Tab');
    expect(await isThere(), `the keyboard reaches ${target}`).toBe(true);
    await page.keyboard.press('Enter');
  });
  expectBoth(files);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the same by touch at 390 px', async ({ page }) => {
    test.setTimeout(300_000);
    await shortTraining(page);
    const files = await fromFolderToZip(page, (target) => target.tap());
    expectBoth(files);
  });
});
