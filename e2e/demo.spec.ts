import type { Locator, Page } from '@playwright/test';
import { expect, expectNoSidewaysScrolling, test } from './fixtures';

/** Waits for the last page of the demo, with its verdict. */
async function untilDone(page: Page): Promise<void> {
  await expect(page).toHaveURL(/#\/compare$/, { timeout: 500_000 });
  await expect(page.getByText('Significance test (McNemar)').first()).toBeVisible();
}

test('the demo stops when asked, and keeps what was drawn', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Run the demo' }).click();
  const demo = page.getByRole('region', { name: 'Demo' });
  await expect(demo).toContainText('step 2 of 3', { timeout: 120_000 });
  await demo.getByRole('button', { name: 'Stop the demo' }).click();
  await expect(page.getByText('You stopped the demo')).toBeVisible();
  // Its second run is not offered: the user has stopped it.
  await expect(page.getByRole('region', { name: 'Training now' })).toHaveCount(0, {
    timeout: 120_000,
  });
  const runs = page.getByRole('region', { name: 'Runs' });
  await expect(runs.getByText('Interrupted').first()).toBeVisible();
  await expect(page.getByText('Training was interrupted')).toHaveCount(0);
  await page.getByRole('button', { name: 'Close the demo' }).click();
  await page
    .getByRole('link', { name: /Images/ })
    .first()
    .click();
  await expect(page.getByText('400 images in 2 classes')).toBeVisible();
});

/** Presses Tab until the element has the focus, as a user without a pointer does. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  const isFocused = () => element.evaluate((each) => each === document.activeElement);
  for (let i = 0; i < 60 && !(await isFocused()); i++) await page.keyboard.press('Tab');
  await expect(element).toBeFocused();
}

test('the demo is started, stopped and closed by the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Run the demo' }));
  await page.keyboard.press('Enter');
  const demo = page.getByRole('region', { name: 'Demo' });
  await expect(demo).toContainText('step 2 of 3', { timeout: 120_000 });
  await tabTo(page, demo.getByRole('button', { name: 'Stop the demo' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('You stopped the demo')).toBeVisible();
  const close = page.getByRole('button', { name: 'Close the demo' });
  await tabTo(page, close);
  await page.keyboard.press('Enter');
  await expect(close).toHaveCount(0);
});

test('the demo is run to its end by the keyboard alone', { tag: '@alone' }, async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Run the demo' }));
  await page.keyboard.press('Enter');
  await untilDone(page);
  const demo = page.getByRole('region', { name: 'Demo' });
  await tabTo(page, demo.getByRole('link', { name: 'Now with your own photos' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/$/);
  await expect(demo).toHaveCount(0);
  await tabTo(page, page.getByRole('button', { name: 'Remove the drawings' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Run the demo' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Undo', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('400 images in 2 classes')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the demo is started, stopped and closed by touch', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Run the demo' }).tap();
    const demo = page.getByRole('region', { name: 'Demo' });
    await expect(demo).toContainText('step 2 of 3', { timeout: 120_000 });
    await expect(page).toHaveURL(/#\/train$/);
    // The demo's bar is whole, and nothing opened under the finger.
    await expect(demo).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    // A tap on the indicator of the header opens its page, and no tooltip that stays over it.
    await page.getByRole('link', { name: 'Compare' }).tap();
    await page.getByRole('link', { name: /: open the Train page$/ }).tap();
    await expect(page).toHaveURL(/#\/train$/);
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await demo.getByRole('button', { name: 'Stop the demo' }).tap();
    await expect(page.getByText('You stopped the demo')).toBeVisible();
    const close = page.getByRole('button', { name: 'Close the demo' });
    await close.tap();
    await expect(close).toHaveCount(0);
    await expectNoSidewaysScrolling(page);
  });

  test(
    'one tap runs the demo, and it ends on the comparison',
    { tag: '@alone' },
    async ({ page }) => {
      test.setTimeout(600_000);
      await page.goto('/');
      await page.getByRole('button', { name: 'Run the demo' }).tap();
      const demo = page.getByRole('region', { name: 'Demo' });
      await expect(demo).toContainText('step 1 of 3: Draw 400 faces');
      await expect(demo).toContainText('step 2 of 3: Train the CNN', { timeout: 120_000 });
      await expect(page).toHaveURL(/#\/train$/);
      await expect(demo).toContainText('step 3 of 3: Train MobileNetV2', { timeout: 240_000 });
      await untilDone(page);
      await expect(
        page.getByText(/^MobileNetV2 .* was correct on \d+ images where CNN/),
      ).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Predictions that differ' })).toBeVisible();
      await expect(demo).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('tooltip')).toHaveCount(0);
      await expectNoSidewaysScrolling(page);
      await demo.getByRole('link', { name: 'Now with your own photos' }).tap();
      await expect(page).toHaveURL(/#\/$/);
      await expect(demo).toHaveCount(0);
      // The drawings make room for photos, and come back when that was a mistake.
      await page.getByRole('button', { name: 'Remove the drawings' }).tap();
      await expect(page.getByRole('button', { name: 'Run the demo' })).toBeVisible();
      await page.getByRole('button', { name: 'Undo', exact: true }).tap();
      await expect(page.getByText('400 images in 2 classes')).toBeVisible();
    },
  );
});
