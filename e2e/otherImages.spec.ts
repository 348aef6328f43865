import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { drop } from './drop';
import { picture, temporaryFolder, writePictures } from './pictures';
import { openWithTrainedModel } from './trainedModel';

let folder: ReturnType<typeof temporaryFolder>;
test.beforeEach(() => {
  folder = temporaryFolder();
});
test.afterEach(() => folder.remove());

/** Opens the evaluation of the small CNN, whose classes are those of the sample. */
async function openEvaluation(page: Page): Promise<void> {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  await page
    .getByRole('article', { name: 'Small CNN' })
    .getByRole('link', { name: 'Evaluate on other images' })
    .click();
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('Small CNN');
}

async function bothSchemesAndWidths(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScrolling(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('a labelled folder gets an accuracy, a matrix, mistakes and a CSV', async ({ page }) => {
  await openEvaluation(page);
  await bothSchemesAndWidths(page);
  const data = join(folder.path, 'data');
  await writePictures(data, 10, ['with_mask', 'without_mask']);
  mkdirSync(join(data, 'other'));
  writeFileSync(join(data, 'other', 'loose.jpg'), await picture(2, 1));
  await page.getByTestId('folder-input').setInputFiles(data);

  const heading = page.getByRole('heading', { name: /accuracy on 20 labelled images \(95%: / });
  await expect(heading).toBeVisible({ timeout: 60_000 });
  const matrix = page.getByRole('group', { name: 'Confusion matrix' });
  const counts = await matrix.locator('button > span:first-child').allTextContents();
  expect(counts.map(Number).reduce((sum, count) => sum + count)).toBe(20);
  const right = Number(counts[0]) + Number(counts[3]);
  await expect(heading).toContainText(`${((100 * right) / 20).toFixed(1)}%`);
  await expect(page.getByRole('alert').filter({ hasText: 'without a label' })).toContainText(
    'Folders with other names: other (1)',
  );
  // Every image is in the table, with its true label where it has one.
  await expect(page.getByRole('heading', { name: 'Predictions 21 images' })).toBeVisible();
  const table = page.getByRole('group', { name: 'Predictions, table' }).getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', '22');
  await table.getByRole('button', { name: 'True label' }).click();
  const firstTruth = table.locator('tbody tr[aria-rowindex="2"] td:last-child');
  await expect(firstTruth).toHaveText('Unlabelled');
  await table.getByRole('button', { name: 'True label' }).click();
  await expect(firstTruth).toHaveText('without_mask');

  // Discs and bars are no faces: the network errs, and its mistakes are shown.
  const mistakes = page.getByRole('region', { name: /^Misclassified images, highest/ });
  await expect(mistakes.getByRole('listitem')).toHaveCount(20 - right);
  const confidences = await mistakes.getByText(/^Predicted: /).allTextContents();
  const shares = confidences.map((text) => Number(/([\d.]+)%/.exec(text)![1]));
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  await expect
    .poll(() =>
      mistakes
        .locator('img')
        .evaluateAll((all) => all.every((image) => (image as HTMLImageElement).naturalWidth > 0)),
    )
    .toBe(true);
  await matrix
    .getByRole('button')
    .nth(counts.findIndex((count) => count !== '0'))
    .click();
  await expect(
    page.getByRole('region', { name: / predicted as .*confidence first/ }),
  ).toBeVisible();
  await bothSchemesAndWidths(page);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Small-CNN-evaluation.csv');
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toMatch(/^path,truth,predicted,score /);
  expect(lines).toHaveLength(22);

  // Nothing of it is imported, and it is still there when the user comes back.
  await page.getByRole('link', { name: 'Images' }).click();
  await expect(page.getByText('24 images in 2 classes')).toBeVisible();
  await page.getByRole('link', { name: 'Try it' }).click();
  await expect(heading).toBeVisible();
  await page.getByRole('button', { name: 'Choose other images' }).click();
  await expect(page.getByText('Drop a folder, images or a .zip here')).toBeVisible();
});

test('loose files get a table that can be sorted; a broken one is named', async ({ page }) => {
  await openEvaluation(page);
  for (let n = 1; n <= 60; n++) {
    writeFileSync(join(folder.path, `${n}.jpg`), await picture(n % 3, n));
  }
  writeFileSync(join(folder.path, 'broken.jpg'), 'not a picture');
  await page.getByText('Drop a folder, images or a .zip here').waitFor();
  const names = [...Array.from({ length: 60 }, (_, i) => `${i + 1}.jpg`), 'broken.jpg'];
  await drop(page, ...names.map((name) => join(folder.path, name)));

  await expect(page.getByRole('heading', { name: 'Predictions 60 images' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('heading', { name: /accuracy/ })).toHaveCount(0);
  const skipped = page.getByRole('list', { name: 'Skipped files' });
  await expect(skipped.getByRole('listitem')).toHaveCount(1);
  await expect(skipped).toContainText('broken.jpg');

  const table = page.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', '61');
  const firstPath = table.locator('tbody tr[aria-rowindex="2"] th');
  await expect(firstPath).toHaveText('1.jpg');
  await table.getByRole('button', { name: 'Image' }).click();
  await expect(firstPath).toHaveText('60.jpg');
  await table.getByRole('button', { name: 'Confidence' }).click();
  await table.getByRole('button', { name: 'Confidence' }).click();
  const header = table.getByRole('columnheader', { name: 'Confidence' });
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const cells = await table.locator('tbody tr[aria-rowindex] td:last-child').allTextContents();
  const shares = cells.map((text) => Number.parseFloat(text));
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  // Few of the rows are in the document; the keyboard reaches the others.
  expect(await table.locator('tbody tr[aria-rowindex]').count()).toBeLessThan(40);
  await page.getByRole('group', { name: 'Predictions, table' }).focus();
  await page.keyboard.press('End');
  await expect(table.locator('tbody tr[aria-rowindex="61"]')).toBeVisible();
  await bothSchemesAndWidths(page);

  await page.getByRole('button', { name: 'Choose other images' }).click();
  await drop(page, join(folder.path, 'broken.jpg'));
  await expect(page.getByRole('alert')).toContainText('no images that can be evaluated');
  await expect(page.getByText('Drop a folder, images or a .zip here')).toBeVisible();
});

test('images of a zip are shown; Cancel keeps nothing; on another page the end is told', async ({
  page,
}) => {
  test.slow();
  await openEvaluation(page);
  const zip = join(folder.path, 'images.zip');
  const { writeZip } = await import('../src/engine/exporting/zip');
  const bytes = Uint8Array.from(await picture(1, 3));
  const files = (n: number) =>
    (async function* () {
      for (let i = 0; i < n; i++) yield { path: `with_mask/${i}.jpg`, bytes };
    })();
  const make = async (n: number) =>
    writeFileSync(
      zip,
      new Uint8Array(
        await (await writeZip(files(n), 'set', new AbortController().signal)).arrayBuffer(),
      ),
    );
  await make(3000);
  const input = page.getByTestId('file-input');
  await input.setInputFiles(zip);
  const region = page.getByRole('region', { name: 'Evaluation' });
  await expect(region.getByText(/^\d+ of 3,000$/)).toBeVisible({ timeout: 60_000 });
  await expect(region.getByText(/a second, .* left/)).toBeVisible();
  await expectAccessible(page);
  await region.getByRole('button', { name: 'Cancel' }).click();
  await expect(region).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Choose a folder' })).toBeFocused();
  await expect(page.getByText('Drop a folder, images or a .zip here')).toBeVisible();

  await make(1200);
  await input.setInputFiles(zip);
  await expect(region).toBeVisible();
  await page.getByRole('link', { name: 'Compare' }).click();
  const told = page.getByRole('alert').filter({ hasText: '1,200 images evaluated.' });
  await expect(told).toContainText('Small CNN', { timeout: 60_000 });
  await expect(page).toHaveTitle('✓ Small CNN · Mask Studio');
  await told.getByRole('link', { name: 'See the result' }).click();
  await expect(
    page.getByRole('heading', { name: /accuracy on 1,200 labelled images/ }),
  ).toBeVisible();
  await expect(told).toHaveCount(0);
  await page.getByRole('button', { name: 'Choose other images' }).click();

  await make(3);
  await input.setInputFiles(zip);
  await expect(page.getByRole('heading', { name: /accuracy on 3 labelled images/ })).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: /^3 of with_mask predicted as/ }).click();
  const images = page.getByRole('region', { name: / predicted as / }).locator('img');
  await expect(images).toHaveCount(3);
  await expect
    .poll(() => images.evaluateAll((all) => all.every((i) => (i as HTMLImageElement).naturalWidth)))
    .toBe(true);
});
