import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { EpochRecord } from '../src/domain/run/run';
import { expect, test } from './fixtures';
import { loadDump } from './loadDump';
import { isOver, until } from './smallRuns';
import { chooseModels, openAdvanced } from './trainPage';

/** What version 0.1.0 stored, and what it made of it: see fixtures/v1/README.md. */
const FOLDER = 'e2e/fixtures/v1';
const dump = () => gunzipSync(readFileSync(`${FOLDER}/database.json.gz`)).toString();

interface StoredModel {
  id: string;
  name: string;
  threshold: number;
  predictions: { hash: string; scores: number[] }[];
}
interface Continued {
  id: string;
  epochs: Omit<EpochRecord, 'seconds'>[];
  testLoss: number;
}
const reference = JSON.parse(readFileSync(`${FOLDER}/reference.json`, 'utf8')) as {
  runs: Record<
    'cnn' | 'mobilenetv2' | 'ownWeights' | 'stopped',
    StoredModel & { testLoss: number }
  >;
  model: StoredModel;
  continued: Record<'head' | 'fineTune', Continued>;
};

async function openFirstVersion(page: Page): Promise<void> {
  await page.goto('/automation.html');
  await loadDump(page, dump());
}

/** The bytes of a stored picture. */
const original = (page: Page, hash: string) =>
  page.evaluate(async (key) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('mask-studio');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('no database'));
    });
    const row = await new Promise<{ bytes: ArrayBuffer }>((resolve, reject) => {
      const reading = db.transaction('originals').objectStore('originals').get(key);
      reading.onsuccess = () => resolve(reading.result);
      reading.onerror = () => reject(reading.error ?? new Error('not read'));
    });
    db.close();
    return [...new Uint8Array(row.bytes)];
  }, hash);

test('every page opens what the first version stored', async ({ page }) => {
  await openFirstVersion(page);
  await page.goto('/#/');
  await expect(page.getByRole('listbox', { name: 'Images' })).toBeVisible();

  await page.goto('/#/train');
  await openAdvanced(page);
  await expect(page.getByRole('slider', { name: 'Image size' })).toHaveAttribute(
    'aria-valuetext',
    '96 pixels',
  );
  await expect(page.getByLabel('Epochs', { exact: true })).toHaveValue('9');
  await expect(page.getByRole('region', { name: 'Training data' })).toContainText(
    'Split: 17 / 4 / 6 images. 1 of them was in a folder of its split, and stays there; the others: 60 / 20 / 20 %, seed 7.',
  );
  await chooseModels(page, 'MobileNetV2');
  await expect(page.getByLabel('Epochs for the head')).toHaveValue('11');
  const runs = page.getByRole('region', { name: 'Runs' });
  await runs.getByRole('button', { name: /^Show all \d+ runs/ }).click();
  for (const name of ['CNN 1', 'MobileNetV2 2', 'From own weights', 'Too fast', 'Never started']) {
    await expect(runs.getByRole('button', { name: `Open the run ${name}` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Open the run CNN 1' }).click();
  await expect(page.getByRole('dialog').getByText('60 / 20 / 20 %, seed 7')).toBeVisible();

  await page.goto('/#/augment');
  await expect(page.getByRole('heading', { name: 'Augmentation', level: 2 })).toBeVisible();
  await page.goto('/#/compare');
  await expect(page.getByRole('row', { name: /^Loss/ })).toBeVisible();
  await page.goto('/#/try');
  await expect(page.getByRole('combobox', { name: 'Model' })).toBeVisible();
  await page.goto('/#/export');
  await expect(page.getByRole('article', { name: 'Front door' })).toBeVisible();
});

test('models of the first version, kept or of a run, predict what they did', async ({ page }) => {
  await openFirstVersion(page);
  const { hash } = reference.model.predictions[0]!;
  const buffer = Buffer.from(await original(page, hash));
  await page.goto('/#/try');
  const { cnn, mobilenetv2, ownWeights, stopped } = reference.runs;
  for (const { name, predictions } of [reference.model, cnn, mobilenetv2, ownWeights, stopped]) {
    await page.getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option', { name, exact: true }).click();
    await page
      .getByTestId('file-input')
      .setInputFiles({ name: `${name}.png`, mimeType: 'image/png', buffer });
    const expected = predictions.find((each) => each.hash === hash)!.scores;
    const bars = page.getByRole('progressbar', { name: /^Score of/ });
    await expect
      .poll(() =>
        bars.evaluateAll((all) => all.map((bar) => Number(bar.ariaValueNow) / 100).sort()),
      )
      .toEqual([...expected].sort().map((score) => expect.closeTo(score, 3)));
  }
});

test('a model zip of the first version is imported', async ({ page }) => {
  await page.goto('/#/export');
  await page.locator('input[type=file]').setInputFiles(`${FOLDER}/mobilenetv2-model.zip`);
  await expect(page.getByRole('article', { name: 'Front door' })).toBeVisible();
});

test('interrupted runs of the first version go on to the epochs they would have had', async ({
  page,
}) => {
  await openFirstVersion(page);
  await page.goto('/automation.html');
  await page.evaluate(() => window.studio.training.recoverRuns());
  for (const { id, epochs } of Object.values(reference.continued)) {
    await page.evaluate((runId) => window.studio.training.continueRun(runId, 'wasm'), id);
    const run = await until(page, id, isOver);
    expect(run.status).toBe('finished');
    // Other kernels have computed since, which round otherwise.
    const rounded = epochs.map((epoch) => ({
      ...epoch,
      seconds: expect.any(Number),
      loss: expect.closeTo(epoch.loss, 5),
      valLoss: expect.closeTo(epoch.valLoss, 5),
    }));
    expect(run.epochs).toEqual(rounded);
  }
});
