import { brotliCompressSync } from 'node:zlib';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';

const PAGES = ['Images', 'Train', 'Compare', 'Try it', 'Export'];

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`every page opens from the steps at ${width} px, with its own title`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    const steps = page.getByRole('navigation', { name: 'Steps' });
    for (const title of PAGES) {
      await steps.getByRole('link', { name: title }).click();
      await expect(page).toHaveTitle(`${title} · Mask Studio`);
      await expect(page.getByRole('main', { name: title })).toBeVisible();
      await expect(steps.getByRole('link', { name: title })).toHaveAttribute(
        'aria-current',
        'page',
      );
    }
    await expectNoSidewaysScrolling(page);
  });
}

test('the keyboard alone skips to the page, changes page, and moves the focus to it', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('main', { name: 'Images' }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.getByRole('link', { name: 'Export' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Export' })).toBeFocused();
});

test('colours follow the system, or the choice, across a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByRole('button', { name: 'Colours: system' }).click();
  await page.getByRole('menuitem', { name: 'Light' }).click();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');
  await page.reload();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('nothing moves where the system asks for reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/');
  const step = page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Train' });
  await expect(step).toHaveCSS('transition-duration', '0.12s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(step).toHaveCSS('transition-duration', '0s');
  await expect(step).toHaveCSS('animation-duration', '0.001s');
  // What the components are told, which move what they open by script.
  await expect(page.locator('html')).toHaveAttribute('data-respect-reduced-motion', 'true');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the shell is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/#/nowhere');
    await page.getByText('There is no such page').waitFor();
    await expectAccessible(page);
  });
}

test('the shell loads neither the engine nor the charts', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.text());
  });
  await page.goto('/#/nowhere');
  await page.getByText('There is no such page').waitFor();
  await page.waitForLoadState('networkidle');
  const code = (await Promise.all(scripts)).join('');
  expect(code).toContain('Mask Studio');
  // Words that only TensorFlow.js and Vega have, which both write into any bundle of theirs.
  expect(code).not.toMatch(/_tfengine|Conv2DBackpropFilter|vega-lite/);
});

test('the first screen transfers at most 450 kB, compressed', async ({ page }) => {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))));
  await page.goto('/');
  await page.getByRole('button', { name: 'Run the demo' }).waitFor();
  await page.waitForLoadState('networkidle');
  // A font does not become smaller, and stays as it is.
  const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`first screen: ${sizes.length} files, ${Math.round(total / 1000)} kB by Brotli`);
  expect(total).toBeLessThan(450_000);
});

test.describe('a page that cannot be fetched', () => {
  test.use({ expectedErrors: [/Failed to load resource|Failed to fetch dynamically/] });

  test('says so, leaves the others working, and comes back', async ({ page }) => {
    await page.route(/ExportingPage/, (route) => route.abort());
    await page.goto('/#/export');
    await expect(page.getByText('Export ran into a problem')).toBeVisible();
    await page.unroute(/ExportingPage/);
    await page.getByRole('button', { name: 'Reload this page' }).click();
    await expect(page.getByRole('heading', { name: 'Export', level: 2 })).toBeVisible();
  });
});

test('a file dropped beside every drop zone is answered, and the page stays', async ({ page }) => {
  await page.goto('/#/train');
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
  const prevented = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'face.jpg', { type: 'image/jpeg' }));
    // What `dispatchEvent` gives is false when the browser's own answer was prevented.
    return ['dragover', 'drop'].map((type) => {
      const init = { dataTransfer, bubbles: true, cancelable: true };
      return !document.body.dispatchEvent(new DragEvent(type, init));
    });
  });
  expect(prevented).toEqual([true, true]);
  await expect(page.getByText('Drop images on the Images page.')).toBeVisible();
});
