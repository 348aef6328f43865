import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';
import { openWithTrainedModel } from './trainedModel';

const KERAS = new URL('../src/engine/exporting/fromKeras/fixtures/', import.meta.url);

/** A model that Keras itself saved, as the user's file `name`. */
const kerasFile = (fixture: string, name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: gunzipSync(readFileSync(new URL(`${fixture}.gz`, KERAS))),
});

const choose = (page: Page, files: Parameters<Page['setInputFiles']>[1]) =>
  page.locator('input[type=file]').setInputFiles(files);

/** The split of the dataset that is here, as a split.csv. */
const splitCsv = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('mask-studio');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('no database'));
    });
    const reading = db.transaction('images').objectStore('images').getAll();
    await new Promise((resolve) => (reading.onsuccess = resolve));
    db.close();
    const images = reading.result as { path: string; hash: string; split: string }[];
    const rows = images.map(({ path, hash, split }) => `"${path}",${hash},x,${split}`);
    return ['path,sha256,label,split', ...rows].join('\n');
  });

test('a Keras model without metadata is described, evaluated and compared with a run, with a warning', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  await choose(page, kerasFile('cnn.2.15.h5', 'doors.h5'));
  const form = page.getByRole('dialog', { name: 'Describe the model' });
  await expect(form).toContainText('Scratch CNN · 16 px · 2 outputs');
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('doors');
  await expect(form.getByRole('combobox', { name: 'Scaling' })).toHaveValue(/^0 to 1/);
  const outputs = [1, 2].map((n) => form.getByRole('combobox', { name: `Output ${n}` }));
  // The dataset's classes, once they are read.
  for (const output of outputs) await expect(output).not.toHaveValue('');
  const classes = await Promise.all(outputs.map((output) => output.inputValue()));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  // Two outputs of one class cannot be.
  await outputs[1]!.fill(classes[0]!);
  await form.getByRole('button', { name: 'Import' }).click();
  await expect(form.getByRole('alert')).toHaveText('Two outputs cannot be the same class.');
  await outputs[1]!.fill(classes[1]!);
  await form.getByRole('button', { name: 'Swap the two classes' }).click();
  await expect(outputs[0]!).toHaveValue(classes[1]!);
  await form.getByRole('button', { name: 'Import' }).click();
  await expect(form).toBeHidden();

  const card = page.getByRole('article', { name: 'doors' });
  await expect(card).toContainText('imported');
  await card.getByRole('button', { name: 'Evaluate here' }).click();
  await expect(card).toContainText(/\d+\.\d% on \d+ test images here/, { timeout: 30_000 });
  await expect(card.getByRole('button', { name: 'Evaluate again here' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Compare' }).click();
  const warning = page.getByRole('alert').filter({ hasText: 'Training images unknown: doors' });
  await expect(warning).toContainText('some of these test images may be among them');
  // The same test images: a significance test is made.
  await expect(page.getByText('McNemar’s exact test, two-sided')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  // Its misclassified images can be explained, through the order of its own outputs.
  await page.getByText('Evaluation', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Run' }).click();
  await page.getByRole('option', { name: 'doors' }).click();
  await expect(page.getByText('Scratch CNN · 16 px · imported')).toBeVisible();
  await expect(warning).toBeVisible();

  // Deleted, it leaves Compare too; it is no run of the training page.
  await page.getByRole('link', { name: 'Train' }).click();
  await expect(page.getByRole('button', { name: 'Open the run Small CNN' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the run doors' })).toHaveCount(0);
});

test('with the split.csv of this dataset there is no warning; with another one, how many images it was trained on', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  const csv = await splitCsv(page);
  const history = {
    loss: [0.7, 0.5],
    accuracy: [0.5, 0.7],
    val_loss: [0.8, 0.6],
    val_accuracy: [0.4, 0.6],
  };
  const beside = (text: string) => [
    { name: 'split.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    {
      name: 'history.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(history)),
    },
  ];
  const add = async (name: string, text: string) => {
    await choose(page, [kerasFile('cnn.3.15.keras', `${name}.keras`), ...beside(text)]);
    const form = page.getByRole('dialog', { name: 'Describe the model' });
    await expect(form).toContainText('history of 2 epochs · split.csv');
    await expect(form).toContainText('Scaling: inside the model');
    await form.getByRole('button', { name: 'Import' }).click();
    await expect(form).toBeHidden();
    const card = page.getByRole('article', { name });
    await card.getByRole('button', { name: 'Evaluate here' }).click();
    await expect(card).toContainText('test images here', { timeout: 30_000 });
  };
  await add('apart', csv);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { name: 'Learning curves' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'apart' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'raining images' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Export' }).click();
  await add('leaking', csv.replace(/,test$/m, ',train'));
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'Trained on test images: leaking' }),
  ).toContainText('lists 1 of these test images');
});

test('a file that is no such model is refused with a message', async ({ page }) => {
  await page.goto('/#/export');
  await expect(page.getByRole('heading', { name: 'Nothing to export yet' })).toBeVisible();
  const file = (name: string, text: string) => ({
    ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) },
  });
  await choose(page, file('holiday.keras', 'no model'));
  await expect(page.getByText('holiday.keras is damaged or not an HDF5 file.')).toBeVisible();
  await choose(page, kerasFile('wide-kernel.3.15.keras', 'wide.keras'));
  await expect(page.getByText('3×3×2×3 expected, 5×5×2×3 found')).toBeVisible();
});
