import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { picture, temporaryFolder, writePictures } from './pictures';

const PER_CLASS = 14;
let folder: { path: string; remove: () => void };

test.beforeAll(async () => {
  folder = temporaryFolder();
  await writePictures(join(folder.path, 'shapes'), PER_CLASS);
  // In the wrong folder.
  writeFileSync(join(folder.path, 'shapes/bar/wrong.jpg'), await picture(0, 103));
});

test.afterAll(() => folder.remove());

const issues = (page: Page): Locator =>
  page.getByRole('list', { name: 'Label issues, the most suspect first' });
const rows = (page: Page): Locator => issues(page).getByRole('group', { name: /^\d+ of \d+/ });

async function openQuality(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByTestId('folder-input').setInputFiles(join(folder.path, 'shapes'));
  await page.getByRole('button', { name: 'Close the report' }).click({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Data quality' }).click();
}

test('labels that are wrong are found and decided by keyboard', async ({ page }) => {
  await page.goto('/#/images/quality');
  await expect(page.getByText('There are no images yet')).toBeVisible();
  await openQuality(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(rows(page).first()).toHaveAccessibleName(
    /^1 of 1: wrong\.jpg\. Label: bar, .*Suggested: disc/,
    { timeout: 60_000 },
  );
  await page.getByRole('switch', { name: /^Show all images/ }).click();
  await expect(rows(page).first()).toHaveAccessibleName(/^1 of 29: wrong\.jpg/);
  await expect(rows(page).first().locator('img')).toHaveCount(7);
  await expectAccessible(page);
  await rows(page).first().focus();
  await page.keyboard.press('r');
  await expect(rows(page).nth(0)).toContainText('Moved to disc');
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows(page).nth(1)).toContainText('Label kept');
  await page.keyboard.press('Delete');
  await expect(rows(page).nth(2)).toContainText('Removed');
  await page.keyboard.press('Control+z');
  await expect(rows(page).nth(2)).not.toContainText('Removed');

  // What was kept is not asked again.
  await page.getByRole('button', { name: 'Compute again' }).click();
  await expect(page.getByText('0 labels of 28 are probably wrong.')).toBeVisible();
  await expect(page.getByText('No label issue found')).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
});

test('the map selects images with a lasso', async ({ page }) => {
  await openQuality(page);
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  const map = page.getByRole('application', { name: /^A map of 29 images/ });
  await expect(map).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  // Few images are drawn as images at once; something is drawn.
  const drawn = () =>
    map.evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      return data.some((value, i) => i % 4 === 3 && value > 0);
    });
  await expect.poll(drawn).toBe(true);

  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.getByRole('button', { name: 'Lasso' }).click();
  const box = (await map.boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.down();
  for (const [x, y] of [
    [box.width - 2, 2],
    [box.width - 2, box.height - 2],
    [2, box.height - 2],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y);
  }
  await page.mouse.up();
  await expect(page.getByText('29 images selected')).toBeVisible();
  await page.getByText('Split', { exact: true }).click();
  await page.getByRole('button', { name: 'Show in the gallery' }).click();
  await expect(page.getByRole('option', { selected: true })).toHaveCount(29);
});

test('the map is moved, zoomed and selected from by keyboard', async ({ page }) => {
  await openQuality(page);
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  const map = page.getByRole('application', { name: /^A map of 29 images/ });
  await expect(map).toBeVisible({ timeout: 60_000 });
  await map.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('29 images selected')).toBeVisible();
  // Space takes the image in the middle away, which is shown, and adds it again.
  await map.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('28 images selected')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('29 images selected')).toBeVisible();
  // Near by, and far to the right, nothing is in view; the whole map again has all.
  const scrolled = await page.evaluate(() => window.scrollY);
  for (const key of ['+', '+', '+', '+']) await page.keyboard.press(key);
  for (let step = 0; step < 150; step++) await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/images? selected/)).toHaveCount(0);
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await expect(page.getByText('29 images selected')).toBeVisible();
  await expectAccessible(page);
});

/** Groups that have images in more than one split, by the names of files. */
const dividedNames = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const request = opening.result.transaction('images').objectStore('images').getAll();
          request.onerror = () => reject(request.error!);
          request.onsuccess = () => {
            const splits = new Map<string, Set<string>>();
            for (const { path, split } of request.result as { path: string; split: string }[]) {
              const name = path.slice(path.lastIndexOf('/') + 1);
              splits.set(name, (splits.get(name) ?? new Set()).add(split));
            }
            resolve([...splits].flatMap(([name, of]) => (of.size > 1 ? [name] : [])));
          };
          opening.result.close();
        };
      }),
  );

test('groups of the user’s own stay in one split, and can be undone', async ({ page }) => {
  await openQuality(page);
  await page.getByRole('tab', { name: 'Groups' }).click();
  await expect(page.getByText('No image matches.')).toBeVisible();
  const before = await dividedNames(page);
  expect(before.length).toBeGreaterThan(0);
  await page.getByLabel('Pattern of the file name').fill('{group}.jpg');
  await expect(page.getByText(/^15 groups with 29 of 29 images/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep these groups together' }).click();
  await expect(page.getByText('The groups of 29 images changed.')).toBeVisible();
  await expect.poll(() => dividedNames(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Groups' }).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => dividedNames(page)).toEqual(before);
});

test('the map is coloured by what a run predicted, and by whether it is correct', async ({
  page,
}) => {
  const run = evaluatedRun('one', 'cnn', { count: 40, noise: 0.2, seed: 4 });
  await seedRuns(page, [run]);
  await page.goto('/#/images/quality');
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  const map = page.getByRole('application', { name: /^A map of 42 images/ });
  await expect(map).toBeVisible({ timeout: 60_000 });
  const legend = (name: string) => page.getByText(name, { exact: true }).last();
  await page.getByText('Prediction', { exact: true }).click();
  await expect(page.getByLabel('Predictions of').first()).toHaveValue(run.run.name);
  await expect(legend('Not predicted')).toBeVisible();
  await page.getByText('Correctness', { exact: true }).click();
  await expect(legend('Misclassified')).toBeVisible();
  await expect(legend('Correct')).toBeVisible();
  /** How many pixels of the canvas have the colour of each legend. */
  const painted = () =>
    map.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const found: Record<string, number> = {};
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] !== 255) continue;
        const colour = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
        found[colour] = (found[colour] ?? 0) + 1;
      }
      return found;
    });
  const colourOf = (name: string) =>
    legend(name)
      .locator('span')
      .first()
      .evaluate((swatch) => getComputedStyle(swatch).backgroundColor);
  for (const name of ['Misclassified', 'Correct', 'Not predicted']) {
    const colour = await colourOf(name);
    await expect.poll(async () => (await painted())[colour] ?? 0, name).toBeGreaterThan(50);
  }
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
});
