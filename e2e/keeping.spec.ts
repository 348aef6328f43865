import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { BlobReader, TextWriter, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import sharp from 'sharp';
import { expect, expectAccessible, test } from './fixtures';
import { picture } from './pictures';
import { openWithTrainedModel } from './trainedModel';

/** Export the small CNN in formats, by their titles; gives the zip. */
async function downloadIn(page: Page, titles: string[]): Promise<Buffer> {
  await page
    .getByRole('article', { name: 'Small CNN' })
    .getByRole('button', { name: 'Export' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Export Small CNN' });
  await dialog.getByRole('checkbox', { name: 'TensorFlow.js', exact: true }).uncheck();
  for (const name of titles) await dialog.getByRole('checkbox', { name, exact: true }).check();
  const downloading = page.waitForEvent('download');
  const approximate = titles.filter((title) => /float16|int8/.test(title));
  const measured = dialog.getByText(/^Changed answers: \d+ of \d+; accuracy/);
  await expect(measured).toHaveCount(approximate.length, { timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Export' }).click();
  const zip = readFileSync(await (await downloading).path());
  await expect(dialog).toBeHidden();
  return zip;
}

/** What the model called `model` makes of one image, in per cent. */
async function scoresOf(page: Page, model: string): Promise<number[]> {
  await page.getByRole('link', { name: 'Try it' }).click();
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(model);
  const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture(0, 5) };
  await page.getByTestId('file-input').setInputFiles(file);
  const bars = page.getByRole('progressbar', { name: /^Score of/ });
  await expect(bars).toHaveCount(2);
  return await bars.evaluateAll((all) => all.map((bar) => Number(bar.ariaValueNow)));
}

test('a model is saved, renamed, exported, deleted, imported from its zip and used', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  const run = page.getByRole('article', { name: 'Small CNN' });
  await expect(run).toContainText('test images');

  await run.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this model' });
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Masks at the door');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  await page.reload();
  await page.getByRole('button', { name: 'Rename Masks at the door' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Front door');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('article', { name: 'Front door' });
  await expect(saved).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  const downloading = page.waitForEvent('download');
  await saved.getByRole('button', { name: 'Export' }).click();
  const formats = page.getByRole('dialog', { name: 'Export Front door' });
  await expect(formats.getByRole('checkbox', { name: 'TensorFlow.js', exact: true })).toBeChecked();
  await expectAccessible(page);
  await formats.getByRole('button', { name: 'Export' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Front-door.zip');
  const zip = readFileSync(await download.path());
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  const files = await new ZipReader(new BlobReader(new Blob([Uint8Array.from(zip)]))).getEntries();
  const about = files.find(({ filename }) => filename.endsWith('metadata.json'));
  if (!about || about.directory) throw new Error('There is no metadata.json.');
  const { versions } = JSON.parse(await about.getData(new TextWriter())) as {
    versions: { studio: string };
  };
  // A build outside of a git checkout has no commit.
  expect(versions.studio).toMatch(
    existsSync('.git') ? /^\d+\.\d+\.\d+\+[0-9a-f]{10}(\.changed)?$/ : /^\d+\.\d+\.\d+$/,
  );
  await expect(page.getByText('Front door is exported')).toBeVisible();
  await expect(formats).toBeHidden();

  await saved.getByRole('button', { name: 'Delete Front door' }).click();
  await page.getByRole('button', { name: 'Delete the model' }).click();
  await expect(saved).toHaveCount(0);

  await page.locator('input[type=file]').setInputFiles({
    name: 'Front-door.zip',
    mimeType: 'application/zip',
    buffer: zip,
  });
  await expect(page.getByText('The model is imported')).toBeVisible();
  await expect(saved).toContainText('imported');
  await page.getByRole('link', { name: 'Try it' }).click();
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('Front door');

  // Among images it is imported as a model all the same.
  await page.getByRole('link', { name: 'Images' }).click();
  await page.getByTestId('file-input').setInputFiles({
    name: 'again.zip',
    mimeType: 'application/zip',
    buffer: zip,
  });
  const imported = page.getByRole('alert').filter({ hasText: 'again.zip was imported as a model' });
  await expect(imported).toBeVisible({ timeout: 30_000 });
  await imported.getByRole('link', { name: 'Export' }).click();
  await expect(page.getByRole('article', { name: 'Front door' })).toHaveCount(2);
});

test('a zip that holds no model is refused with a sentence', async ({ page }) => {
  await page.goto('/#/export');
  await expect(page.getByRole('heading', { name: 'Nothing to export yet' })).toBeVisible();
  await expectAccessible(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'holiday.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK but nothing more'),
  });
  await expect(page.getByText('holiday.zip was not imported')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nothing to export yet' })).toBeVisible();
});

test('several formats are exported in one zip; float16 weights come back with nearly the same scores', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  const both = await downloadIn(page, [
    'TensorFlow.js',
    'TensorFlow.js, float16 weights',
    'LiteRT (TensorFlow Lite)',
    'LiteRT, int8',
  ]);
  const reader = new ZipReader(new BlobReader(new Blob([Uint8Array.from(both)])));
  const paths = (await reader.getEntries()).map(({ filename }) => filename);
  expect(paths).toEqual(
    expect.arrayContaining([
      'Small CNN/model.json',
      'Small CNN/tfjs-float16/model.json',
      'Small CNN/model.tflite',
      'Small CNN/model.int8.tflite',
      'Small CNN/metadata.json',
    ]),
  );
  const half = await downloadIn(page, ['TensorFlow.js, float16 weights']);
  expect(half.length).toBeLessThan(both.length / 2);

  const scores = await scoresOf(page, 'Small CNN');
  await page.getByRole('link', { name: 'Export' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'half.zip',
    mimeType: 'application/zip',
    buffer: half,
  });
  await expect(page.getByText('The model is imported')).toBeVisible();
  await page.getByRole('button', { name: 'Rename Small CNN' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Half');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Half' })).toBeVisible();
  const again = await scoresOf(page, 'Half');
  again.forEach((score, i) => expect(Math.abs(score - scores[i]!)).toBeLessThan(5));
});

test('all formats are chosen at once, but for the one that contains the images', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  const card = page.getByRole('article', { name: 'Small CNN' });
  await card.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export Small CNN' });
  const dataset = dialog.getByRole('checkbox', { name: 'Dataset as labelled folders' });
  await expect(dataset).toHaveAccessibleDescription(/Contains your images/);
  await dialog.getByRole('button', { name: 'Choose all' }).click();
  await expect(dialog.getByRole('button', { name: 'Choose none' })).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'Keras 3' })).toBeChecked();
  await expect(dataset).not.toBeChecked();
  await dataset.check();
  await dialog.getByRole('button', { name: 'Choose none' }).click();
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(0);

  // 24 images as they were given, written through the browser's own storage.
  await dataset.check();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const zip = readFileSync(await (await downloading).path());
  const outer = new ZipReader(new BlobReader(new Blob([Uint8Array.from(zip)])));
  const inner = (await outer.getEntries()).find(({ filename }) => filename.endsWith('dataset.zip'));
  if (!inner || inner.directory) throw new Error('There is no dataset.zip.');
  const bytes = Uint8Array.from(await inner.getData(new Uint8ArrayWriter()));
  const images = await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries();
  expect(
    images.filter(({ filename }) => /^dataset\/(train|validation|test)\//.test(filename)),
  ).toHaveLength(24);
});

/** The bytes of every image, as where the user deleted them for good. */
const forgetImages = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('originals', 'readwrite');
          change.objectStore('originals').clear();
          change.oncomplete = () => resolve();
          change.onerror = () => reject(change.error);
          opening.result.close();
        };
      }),
  );

test('a format that cannot be written is named before the download of the others', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  await forgetImages(page);
  await page
    .getByRole('article', { name: 'Small CNN' })
    .getByRole('button', { name: 'Export' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Export Small CNN' });
  await dialog.getByRole('checkbox', { name: 'Dataset as labelled folders' }).check();
  await dialog.getByRole('button', { name: 'Export' }).click();
  const notWritten = dialog.getByRole('alert');
  await expect(notWritten).toContainText('Some formats could not be written');
  await expect(notWritten).toContainText('Dataset as labelled folders');
  await expectAccessible(page);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export the others' }).click();
  const zip = readFileSync(await (await downloading).path());
  const reader = new ZipReader(new BlobReader(new Blob([Uint8Array.from(zip)])));
  const paths = (await reader.getEntries()).map(({ filename }) => filename);
  expect(paths).toContain('Small CNN/model.json');
  expect(paths).not.toContain('Small CNN/dataset.zip');
  await expect(dialog).toBeHidden();
});

test('an export that is cancelled in its first moment writes nothing', async ({ page }) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await page
    .getByRole('article', { name: 'Small CNN' })
    .getByRole('button', { name: 'Export' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Export Small CNN' });
  await dialog.getByRole('button', { name: 'Choose all' }).click();
  // One after the other within the page: the worker has not begun, nor has its backend.
  await dialog.evaluate(async (element) => {
    const press = (name: string) =>
      [...element.querySelectorAll('button')].find((each) => each.textContent === name)!.click();
    press('Export');
    await new Promise((resolve) => setTimeout(resolve));
    press('Cancel');
  });
  await expect(dialog.getByRole('progressbar', { name: 'Writing the files' })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Export' })).toBeEnabled();
  expect(downloads).toEqual([]);
});

test('results are tables of every split, and figures as SVG and as PNG on white', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  const zip = await downloadIn(page, ['Results: tables and figures']);
  const reader = new ZipReader(new BlobReader(new Blob([Uint8Array.from(zip)])));
  const files = new Map<string, Buffer>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  const read = (path: string) => files.get(`Small CNN/results/${path}`)!;
  // 24 images: 16 or so to train on, the rest halved.
  const lines = (path: string) => read(path).toString().trimEnd().split('\r\n').slice(1);
  const parts = ['train', 'validation', 'test'].map((part) => lines(`${part}-predictions.csv`));
  expect(new Set(parts.flat().map((line) => line.split(',')[1])).size).toBe(24);
  expect(lines('epochs.csv')).toHaveLength(2);
  expect(lines('metrics.csv').filter((line) => line.includes(',accuracy,,'))).toHaveLength(3);
  for (const name of ['curves', 'confusion-matrix', 'roc', 'calibration']) {
    const svg = await sharp(read(`${name}.svg`)).metadata();
    const { data, info } = await sharp(read(`${name}.png`))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(Math.abs(info.width - 2 * svg.width)).toBeLessThanOrEqual(2);
    expect([...data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    // Something is drawn.
    expect(new Set(data).size).toBeGreaterThan(50);
  }
});
