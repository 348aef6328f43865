import type { WebglChecks } from '../bench/kernels/webglChecks';
import { bundled } from './bundled';
import { expect, test } from './fixtures';

declare global {
  var webglChecks: WebglChecks;
}

let script: string;

test.beforeAll(async () => {
  script = await bundled('bench/kernels/webglChecks.ts');
});

// The checks are injected: the studio's own policy, rightly, lets no such script in.
test.use({ bypassCSP: true });

test.beforeEach(async ({ page }) => {
  await page.goto('/#/nowhere');
  await page.addScriptTag({ type: 'module', content: script });
  await page.waitForFunction(() => 'webglChecks' in globalThis);
});

test('each WebGL kernel gives what the stock one gives', async ({ page }) => {
  const names = await page.evaluate(() => webglChecks.start());
  expect(names).toContain('Conv2DBackpropFilter');
  for (const { name, relative } of await page.evaluate(() => webglChecks.kernels())) {
    expect(relative, name).toBeLessThan(2e-5);
  }
  expect((await page.evaluate(() => webglChecks.float64())).relative).toBeLessThan(1e-6);
  expect((await page.evaluate(() => webglChecks.equalMaxima())).relative).toBe(0);
  expect(await page.evaluate(() => webglChecks.dropoutMistakes())).toBe(0);
});

test('a frozen backbone as one kernel gives what its layers give one by one', async ({ page }) => {
  expect(await page.evaluate(() => webglChecks.start())).toContain('FusedBottlenecks');
  for (const { name, relative } of await page.evaluate(() => webglChecks.frozenBackbones())) {
    expect(relative, name).toBeLessThan(2e-5);
  }
});

test('twenty training steps follow the stock kernels to 1e-3 in loss', async ({ page }) => {
  await page.evaluate(() => webglChecks.start());
  const { ours, stock } = await page.evaluate(() => webglChecks.training());
  expect(stock).toHaveLength(20);
  expect(new Set(stock).size, 'the loss moves').toBe(20);
  ours.forEach((loss, step) =>
    expect(Math.abs(loss - stock[step]!), `step ${step}`).toBeLessThan(1e-3),
  );
});

test('WebGL warps pictures as the CPU backend does, in every fill mode', async ({ page }) => {
  const reference = await page.evaluate(() => webglChecks.warps('cpu'));
  const warped = await page.evaluate(() => webglChecks.warps('webgl'));
  warped.forEach((values, mode) => {
    const worst = Math.max(...values.map((value, i) => Math.abs(value - reference[mode]![i]!)));
    expect(worst).toBeLessThan(0.05);
  });
});

test('photometric augmentation is the CPU’s on every backend', async ({ page }) => {
  const reference = await page.evaluate(() => webglChecks.photometric('cpu'));
  for (const backend of ['wasm', 'webgl'] as const) {
    const changed = await page.evaluate((name) => webglChecks.photometric(name), backend);
    for (const [name, values] of Object.entries(reference)) {
      const differences = values.map((value, i) => Math.abs(value - changed[name]![i]!));
      const worst = Math.max(...differences);
      // In levels of 0–255. After other changes a value near a half may be another byte before JPEG, and a
      // block of colour, which is 15% of these values, may then differ.
      if (name === 'jpeg') expect(worst, `${name}, ${backend}`).toBe(0);
      else if (name !== 'all') expect(worst, `${name}, ${backend}`).toBeLessThan(0.01);
      else expect(differences.filter((d) => d > 0).length / values.length).toBeLessThan(0.2);
    }
  }
});

test('Grad-CAM shows the same on every backend', async ({ page }) => {
  const reference = await page.evaluate(() => webglChecks.gradCams('cpu'));
  for (const network of ['CNN', 'MobileNetV2']) {
    const both = [0, 1].flatMap((classIndex) => reference[`${network}, class ${classIndex}`]!);
    expect(Math.max(...both), `${network} looked at something`).toBe(1);
  }
  for (const backend of ['wasm', 'webgl'] as const) {
    const maps = await page.evaluate((name) => webglChecks.gradCams(name), backend);
    for (const [name, map] of Object.entries(reference)) {
      const worst = Math.max(...map.map((value, i) => Math.abs(value - maps[name]![i]!)));
      expect(worst, `${name}, ${backend}`).toBeLessThan(1e-4);
    }
  }
});
