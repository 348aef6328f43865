import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { picture, temporaryFolder, writePictures } from './pictures';

const PER_CLASS = 14;
let folder: { path: string; remove: () => void };

test.beforeAll(async () => {
  folder = temporaryFolder();
  await writePictures(join(folder.path, 'copies'), PER_CLASS);
  await writePictures(join(folder.path, 'odd'), PER_CLASS);
  // An image of the other class, shifted by an eighth: its perceptual hash is another.
  const shifted = await sharp(await picture(0, 6))
    .extract({ left: 12, top: 0, width: 84, height: 96 })
    .extend({ right: 12, background: '#555' })
    .jpeg()
    .toBuffer();
  writeFileSync(join(folder.path, 'copies/bar/shifted.jpg'), shifted);
  // Like nothing else.
  const stripes = Buffer.from(
    Uint8Array.from({ length: 96 * 96 * 3 }, (_, i) => (Math.floor(i / 9) % 2 ? 255 : 0)),
  );
  const raw = { width: 96, height: 96, channels: 3 } as const;
  const odd = await sharp(stripes, { raw }).jpeg().toBuffer();
  writeFileSync(join(folder.path, 'odd/disc/odd.jpg'), odd);
});

test.afterAll(() => folder.remove());

async function openTab(page: Page, images: string, name: string): Promise<void> {
  await page.goto('/');
  await page.getByTestId('folder-input').setInputFiles(join(folder.path, images));
  await page.getByRole('button', { name: 'Close the report' }).click({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Data quality' }).click();
  await page.getByRole('tab', { name }).click();
}

/** On a phone, in the dark: accessible, and nothing beside the screen. */
async function expectSmall(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
}

test('one image twice is found across classes and decided by keyboard', async ({ page }) => {
  await openTab(page, 'copies', 'Near-duplicates');
  await page.getByRole('button', { name: 'Start' }).click();
  const pair = page
    .getByRole('list', { name: 'Pairs of images, the most striking first' })
    .getByRole('group', { name: /shifted\.jpg \(bar, / })
    .and(page.getByRole('group', { name: /: 6\.jpg \(disc, | 6\.jpg \(disc, / }));
  await expect(pair).toHaveAccessibleName(/^\d+ of \d+, similarity \d+%: /, { timeout: 60_000 });
  await expect(pair.locator('img')).toHaveCount(2);
  await expectAccessible(page);

  await pair.focus();
  await page.keyboard.press('d');
  await expect(pair).toContainText('Dismissed');
  await page.keyboard.press('Control+z');
  await expect(pair).not.toContainText('Dismissed');
  await pair.focus();
  await page.keyboard.press('g');
  await expect(pair).toContainText('Kept together');
  const splits = pair.getByText(/^(Training|Validation|Test)$/);
  await expect.poll(async () => new Set(await splits.allTextContents()).size, 'one split').toBe(1);

  // What is in one group is not found again; undone, it is.
  await page.getByRole('button', { name: 'Compute again' }).click();
  await expect(page.getByText(/pairs? of images may be/)).toBeVisible();
  await expect(pair).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^Undo: The groups/ })).toBeHidden();
  await page.getByRole('button', { name: 'Compute again' }).click();
  await expect(pair).toBeVisible();
  const name = (await pair.getAttribute('aria-label'))!;
  await pair.focus();
  await page.keyboard.press(/: shifted/.test(name) ? '1' : '2');
  await expect(page.getByText('Removed', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Removed', { exact: true })).toBeHidden();
  await expectSmall(page);
});

test('an image unlike its class is found, and kept, moved or removed by keyboard', async ({
  page,
}) => {
  await openTab(page, 'odd', 'Outliers');
  await page.getByRole('button', { name: 'Start' }).click();
  const tiles = page
    .getByRole('list', { name: 'Images far from their class, the farthest first' })
    .getByRole('group', { name: /Robust z-score/ });
  await expect(tiles.first()).toHaveAccessibleName(/^odd\.jpg\. Label: disc\./, {
    timeout: 60_000,
  });
  await page.getByRole('switch', { name: 'Show all images, the farthest first' }).click();
  await expect(tiles).toHaveCount(29);
  await expectAccessible(page);
  await tiles.first().focus();
  await page.keyboard.press('k');
  await expect(tiles.nth(0)).toContainText('Label kept');
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(tiles.nth(1)).toContainText('Removed');
  await page.keyboard.press('Control+z');
  await expect(tiles.nth(1)).not.toContainText('Removed');
  const isDisc = /Label: disc/.test((await tiles.nth(2).getAttribute('aria-label'))!);
  await tiles.nth(2).focus();
  // The classes are in the order of their names.
  await page.keyboard.press(isDisc ? '1' : '2');
  await expect(tiles.nth(2)).toContainText(`Moved to ${isDisc ? 'bar' : 'disc'}`);
  await expectSmall(page);
});

test('too few images are told', async ({ page }) => {
  const few = temporaryFolder();
  try {
    await writePictures(join(few.path, 'few'), 4);
    await page.goto('/');
    await page.getByTestId('folder-input').setInputFiles(join(few.path, 'few'));
    await page.getByRole('button', { name: 'Close the report' }).click({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Data quality' }).click();
    await page.getByRole('tab', { name: 'Near-duplicates' }).click();
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('alert')).toContainText('at least 12 images, and there are 8', {
      timeout: 60_000,
    });
    await page.getByRole('tab', { name: 'Outliers' }).click();
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('alert')).toContainText('at least 10 images in a class');
  } finally {
    few.remove();
  }
});
