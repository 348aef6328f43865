import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { seedPictures, storedSettings } from './seed';

const ROW = 6;

async function openAugment(page: Page): Promise<void> {
  await page.goto('/#/train/augmentation');
  await page.getByText('No images to show yet').waitFor();
  await seedPictures(page, 8);
  await page.reload();
  await settled(page);
}

/** A number for what each canvas shows; 0 is nothing yet. */
const shown = (page: Page): Promise<number[]> =>
  page.getByRole('region', { name: 'Preview' }).evaluate((region) =>
    [...region.querySelectorAll('canvas')].map((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((hash, value) => (Math.imul(hash, 31) + value) >>> 0, 0);
    }),
  );

/** What the preview shows once it is drawn with the settings as they are. */
async function settled(page: Page): Promise<number[]> {
  const grid = page.getByRole('region', { name: 'Preview' }).locator('[aria-busy]');
  await expect(grid).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  const canvases = await shown(page);
  expect(canvases.length).toBe(6 * ROW);
  expect(canvases).not.toContain(0);
  return canvases;
}

const plain = (canvases: number[]) => canvases.filter((_, i) => i % ROW === 0);
const variants = (canvases: number[]) => canvases.filter((_, i) => i % ROW !== 0);

test('without images the page says so, leads to them, and keeps its settings', async ({ page }) => {
  await page.goto('/#/train/augmentation');
  await expect(page.getByText('No images to show yet')).toBeVisible();
  await page.getByRole('switch', { name: 'Shear' }).uncheck();
  await page.getByRole('link', { name: 'Add images' }).click();
  await expect(page).toHaveTitle(/Images/);
  await page.goto('/#/train/augmentation');
  await expect(page.getByRole('switch', { name: 'Shear' })).not.toBeChecked();
});

test('shows each image plain and augmented; Resample draws the copies again, Shuffle takes other images', async ({
  page,
}) => {
  await openAugment(page);
  const first = await settled(page);
  expect(new Set(first).size, 'no two squares are the same').toBe(first.length);

  await page.getByRole('button', { name: 'Resample' }).click();
  await expect.poll(async () => variants(await shown(page))).not.toEqual(variants(first));
  const second = await settled(page);
  expect(plain(second)).toEqual(plain(first));
  expect(variants(second).filter((v) => variants(first).includes(v))).toEqual([]);

  await page.getByRole('button', { name: 'Shuffle images' }).click();
  await expect.poll(async () => plain(await shown(page))).not.toEqual(plain(first));

  await page.getByLabel('Images of').selectOption('bar');
  await expect(page.getByRole('heading', { name: 'bar' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'disc' })).toBeHidden();
});

test('follows a slider held on the keyboard to where it stops, and remembers it', async ({
  page,
}) => {
  await openAugment(page);
  const before = await settled(page);
  const slider = page.getByRole('slider', { name: 'Rotation' });
  await slider.focus();
  for (let i = 0; i < 25; i++) await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '±45°');
  await expect.poll(async () => variants(await shown(page))).not.toEqual(variants(before));
  const after = await settled(page);
  expect(plain(after)).toEqual(plain(before));

  // Written a moment after the last key.
  await expect
    .poll(() => storedSettings(page))
    .toContain('"rotation":{"enabled":true,"amount":45}');
  await page.reload();
  await expect(slider).toHaveAttribute('aria-valuetext', '±45°');
  expect(await settled(page), 'the last request won: a fresh page draws the same').toEqual(after);
});

test('JPEG quality: a switch, and a slider by keyboard, change the preview', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAugment(page);
  const before = await settled(page);
  const control = page.getByRole('switch', { name: 'JPEG quality' });
  await control.focus();
  await page.keyboard.press('Space');
  const slider = page.getByRole('slider', { name: 'JPEG quality' });
  await expect(slider).toHaveAttribute('aria-valuetext', '50 to 100');
  await expect.poll(async () => variants(await shown(page))).not.toEqual(variants(before));
  const mild = await settled(page);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '1 to 100');
  await expect(page.locator('canvas').first()).toBeInViewport();
  await expect.poll(async () => variants(await shown(page))).not.toEqual(variants(mild));
  expect(plain(await settled(page))).toEqual(plain(before));
  await expect.poll(() => storedSettings(page)).toContain('"jpeg":{"enabled":true,"amount":1}');

  await control.uncheck();
  await expect(async () => expect(await settled(page)).toEqual(before)).toPass();
});

test('presets, switches and reset', async ({ page }) => {
  await openAugment(page);
  const standard = await settled(page);
  await page.getByText('Off', { exact: true }).click();
  await expect(page.getByText('Everything is off')).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Rotation' })).not.toBeChecked();
  await expect(async () => {
    const canvases = await settled(page);
    canvases.forEach((canvas, i) => expect(canvas).toBe(canvases[i - (i % ROW)]));
  }).toPass();

  await page.getByText('Strong', { exact: true }).click();
  await expect(page.getByRole('slider', { name: 'Zoom' })).toHaveAttribute('aria-valuenow', '0.3');
  await page.getByLabel('Fill mode').selectOption('constant');
  await page.getByRole('button', { name: 'Reset to the defaults' }).click();
  await expect(page.getByLabel('Fill mode')).toHaveValue('nearest');
  await expect(page.getByRole('button', { name: 'Reset to the defaults' })).toBeDisabled();
  await expect(async () => expect(await settled(page)).toEqual(standard)).toPass();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test(`accessible in ${colorScheme} at ${width} px, without sideways scrolling`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await page.goto('/#/train/augmentation');
      await page.getByText('No images to show yet').waitFor();
      await expectAccessible(page);
      await openAugment(page);
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}

test('on a phone the preview stays in sight while the last slider moves', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAugment(page);
  await page.getByRole('slider', { name: 'Zoom' }).scrollIntoViewIfNeeded();
  await page.getByRole('slider', { name: 'Zoom' }).focus();
  await expect(page.locator('canvas').first()).toBeInViewport();
});
