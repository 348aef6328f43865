import { readFileSync } from 'node:fs';
import type { Report } from '../bench/gpu/types';
import type { WebgpuChecks } from '../bench/kernels/webgpuChecks';
import { chromiumLaunch } from '../scripts/chromium';
import { bundled } from './bundled';
import { expect, expectAccessible, test } from './fixtures';

declare global {
  var webgpuChecks: WebgpuChecks;
}

const { args = [], ...launch } = chromiumLaunch();
const webgpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
test.use({ launchOptions: { ...launch, args: [...args, ...webgpu] } });

test('the benchmark page measures what the browser has, and gives it as JSON', async ({ page }) => {
  await page.goto('/bench.html');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByLabel('Sizes').selectOption('quick');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('status')).toHaveText('Done', { timeout: 150_000 });
  // Software adapters are named and left out: with them this would take minutes.
  await expect(page.getByText(/these figures say nothing about graphics cards/)).toBeVisible();
  const table = page.getByRole('table', { name: 'Median of alternating rounds, ms' });
  await expect(table.getByRole('row').nth(1)).toHaveText(/^CNN step, 32 px, batch 4[\d.]+$/);
  await expect(page.getByText(/wrong result|failed/)).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as JSON' }).click(),
  ]);
  const report = JSON.parse(readFileSync(await download.path(), 'utf8')) as Report;
  expect(report.complete).toBe(true);
  expect(report.kernels.length).toBeGreaterThan(20);
});

test('a measurement is stopped', async ({ page }) => {
  await page.goto('/bench.html');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('status')).toHaveText('Stopped.');
  await expect(page.getByRole('button', { name: 'Run' })).toBeEnabled();
});

test.describe('WebGPU', () => {
  // The checks are injected: the studio's own policy, rightly, lets no such script in.
  test.use({ bypassCSP: true });

  test('our kernels give what stock’s and the definition give', async ({ page }) => {
    await page.goto('/automation.html');
    const content = await bundled('bench/kernels/webgpuChecks.ts');
    await page.addScriptTag({ type: 'module', content });
    await page.waitForFunction(() => 'webgpuChecks' in globalThis);
    const started = await page.evaluate(() => webgpuChecks.start());
    test.skip(!started, 'This browser gives no WebGPU adapter.');
    const gradients = await page.evaluate(() => webgpuChecks.filterGradients());
    expect(Object.keys(gradients)).toHaveLength(5);
    for (const [name, relative] of Object.entries(gradients))
      expect(relative, name).toBeLessThan(1e-5);
    expect(await page.evaluate(() => webgpuChecks.dropoutMistakes())).toBe(0);
  });
});
