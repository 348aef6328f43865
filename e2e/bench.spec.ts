import { readFileSync } from 'node:fs';
import type { Report } from '../bench/gpu/types';
import { chromiumLaunch } from '../scripts/chromium';
import { SOFTWARE_WEBGPU } from './browsers/chromium';
import { expect, expectAccessible, test } from './fixtures';

const { args = [], ...launch } = chromiumLaunch();
test.use({ launchOptions: { ...launch, args: [...args, ...SOFTWARE_WEBGPU] } });

test('the benchmark page measures what the browser has, and gives it as JSON', async ({ page }) => {
  await page.goto('/bench.html');
  await expect(page.getByRole('button', { name: 'Run' })).toBeVisible();
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

test.describe('a browser in Spanish', () => {
  test.use({ locale: 'es-MX' });

  test('has the page in Spanish', async ({ page }) => {
    await page.goto('/bench.html');
    await expect(page).toHaveTitle('Mask Studio: medición de los backends de este navegador');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Medición: WebGL/);
    await page.getByLabel('Tamaños').selectOption({ label: 'pequeños: comprobar que funciona' });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Medir' }).click();
    await expect(page.getByRole('region', { name: 'Resultados' })).toContainText(
      /\d hilos? · WebGL:/,
    );
    await expect(page.getByRole('table', { name: 'Mediana de rondas alternas, ms' })).toContainText(
      'Paso de la CNN, 32 px, lote de 4',
      { timeout: 60_000 },
    );
    await page.getByRole('button', { name: 'Detener' }).click();
    await expect(page.getByRole('status')).toHaveText('Detenido.');
  });
});

test('a measurement is stopped', async ({ page }) => {
  await page.goto('/bench.html');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('status')).toHaveText('Stopped.');
  await expect(page.getByRole('button', { name: 'Run' })).toBeEnabled();
});
