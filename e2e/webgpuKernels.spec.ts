import { chromiumLaunch } from '../scripts/chromium';
import type { WebglChecks } from '../bench/kernels/webglChecks';
import type { WebgpuChecks } from '../bench/kernels/webgpuChecks';
import { SOFTWARE_WEBGPU } from './browsers/chromium';
import { bundled } from './bundled';
import { expect, test } from './fixtures';

declare global {
  var webglChecks: WebglChecks;
  var webgpuChecks: WebgpuChecks;
}

const launch = chromiumLaunch();

test.use({
  // The checks are injected: the studio's own policy, rightly, lets no such script in.
  bypassCSP: true,
  launchOptions: { ...launch, args: [...launch.args!, ...SOFTWARE_WEBGPU] },
});

test.beforeEach(async ({ page }) => {
  await page.goto('/#/nowhere');
});

/** ‖a − b‖ / ‖b‖ */
const relative = (a: number[], b: number[]): number => {
  const norm = (values: number[]) => Math.hypot(...values);
  return norm(a.map((value, i) => value - b[i]!)) / norm(b);
};

test('WebGPU kernels and whole training steps give what stock, the definition and the CPU give', async ({
  page,
}) => {
  const content = await bundled('bench/kernels/webgpuChecks.ts');
  await page.addScriptTag({ type: 'module', content });
  await page.waitForFunction(() => 'webgpuChecks' in globalThis);
  expect(await page.evaluate(() => webgpuChecks.start()), 'an adapter').toBe(true);
  const gradients = await page.evaluate(() => webgpuChecks.filterGradients());
  expect(Object.keys(gradients)).toHaveLength(5);
  for (const [name, difference] of Object.entries(gradients))
    expect(difference, name).toBeLessThan(1e-5);
  expect(await page.evaluate(() => webgpuChecks.dropoutMistakes())).toBe(0);

  const photometric = await page.evaluate(() => webgpuChecks.photometricDifferences());
  expect(Object.keys(photometric)).toHaveLength(8);
  expect(photometric['jpeg'], 'JPEG, of 255 levels').toBe(0);
  for (const [name, levels] of Object.entries(photometric))
    expect(levels, `photometric ${name}, of 255 levels`).toBeLessThan(0.01);

  const gpu = await page.evaluate(() => webgpuChecks.trained('webgpu'));
  const cpu = await page.evaluate(() => webgpuChecks.trained('cpu'));
  expect(Object.keys(cpu.gradients).length).toBeGreaterThan(5);
  for (const [name, values] of Object.entries(cpu.gradients)) {
    expect(relative(gpu.gradients[name]!, values), `gradient of ${name}`).toBeLessThan(1e-3);
  }
  expect(new Set(cpu.losses).size, 'the loss moves').toBe(cpu.losses.length);
  cpu.losses.forEach((loss, i) => expect(gpu.losses[i], `step ${i}`).toBeCloseTo(loss, 3));
});

test('Grad-CAM on WebGPU shows what it shows on the CPU', async ({ page }) => {
  const content = await bundled('bench/kernels/webglChecks.ts');
  await page.addScriptTag({ type: 'module', content });
  await page.waitForFunction(() => 'webglChecks' in globalThis);
  const cpu = await page.evaluate(() => webglChecks.gradCams('cpu'));
  const gpu = await page.evaluate(() => webglChecks.gradCams('webgpu'));
  for (const [name, map] of Object.entries(cpu)) {
    const worst = Math.max(...map.map((value, i) => Math.abs(value - gpu[name]![i]!)));
    expect(worst, name).toBeLessThan(1e-4);
  }
});
