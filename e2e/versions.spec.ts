import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { nextVersion } from '../scripts/serving/nextVersion';
import { english } from '../src/texts/message';
import { expect } from './fixtures';
import { picture, temporaryFolder } from './pictures';
import { test } from './plainHost';
import { isOver, openStudio, recipeOf, start, until } from './smallRuns';
import { chooseModels, openAdvanced } from './trainPage';

// With the service worker, which other tests block.
test.use({ serviceWorkers: 'allow' });

const isolated = (page: Page) => page.waitForFunction(() => window.crossOriginIsolated);

/** Until everything is kept that the service worker lists. */
async function kept(page: Page): Promise<void> {
  const listed = readFileSync('dist/sw.js', 'utf8').match(/sha256-/g)!.length;
  const count = () =>
    page.evaluate(async () => {
      const caches = await window.caches.keys();
      const entries = await Promise.all(
        caches.map(async (name) => (await (await window.caches.open(name)).keys()).length),
      );
      return entries.reduce((sum, n) => sum + n, 0);
    });
  await expect.poll(count, { timeout: 60_000 }).toBeGreaterThanOrEqual(listed);
}

test('the first visit reloads once; then there are threads, policies, and all of it offline', async ({
  page,
  host,
}) => {
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  await page.goto(host.url);
  await isolated(page);
  await page.getByRole('button', { name: 'Use the sample dataset' }).waitFor();
  expect(loads).toHaveLength(2);
  await kept(page);

  const worker = readdirSync('dist/assets').find((name) => /^download\.worker.*js$/.test(name))!;
  const policies = await page.evaluate(async (path) => {
    const policy = async (url: string) =>
      (await fetch(url)).headers.get('Content-Security-Policy') ?? '';
    return { page: await policy('./'), download: await policy(path) };
  }, `assets/${worker}`);
  expect(policies.page).toContain("connect-src 'self'");
  expect(policies.page).toContain("frame-ancestors 'none'");
  expect(policies.download).toMatch(/connect-src .*https:/);

  host.close();
  await page.reload();
  await page.getByRole('button', { name: 'Use the sample dataset' }).waitFor();
  await openStudio(page, host.url);
  const run = await until(page, await start(page, recipeOf(1), 'wasm'), isOver);
  expect(run.failure).toBeNull();
  expect(english(run.backend!.renderer)).toMatch(/^WASM, \d+ threads$/);
});

test('can be installed; a file that is shared to it is imported', async ({ page, host }) => {
  await page.goto(host.url);
  await isolated(page);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
    return (await (await fetch(link.href)).json()) as { icons: { src: string }[] };
  });
  for (const { src } of manifest.icons) expect((await page.request.get(src)).ok()).toBe(true);

  const bytes = [...(await picture(0, 1))];
  await page.evaluate(async (bytes) => {
    const form = new FormData();
    form.append('files', new File([new Uint8Array(bytes)], 'shared.jpg', { type: 'image/jpeg' }));
    await fetch('share', { method: 'POST', body: form });
  }, bytes);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Import report' })).toContainText('1', {
    timeout: 30_000,
  });
});

test('a page in use is not reloaded, but says that a reload brings threads', async ({
  page,
  host,
}) => {
  // Typed before the service worker is there: its script comes last.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.context().route('**/sw.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(host.url);
  await page.getByRole('main', { name: 'Images' }).waitFor();
  await page.keyboard.press('Tab');
  release();
  await expect(page.getByText('Faster after a reload')).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false);
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await isolated(page);
});

test('a new version is told, and starts when the training in this tab has ended', async ({
  page,
  host,
}) => {
  const folder = temporaryFolder();
  try {
    nextVersion('dist', folder.path);
    await openStudio(page, host.url);
    await page.goto(`${host.url}#/train`);
    await isolated(page);
    await kept(page);
    await chooseModels(page, 'Compact CNN');
    await openAdvanced(page);
    await page.getByRole('slider', { name: 'Image size' }).press('Home');
    await page.getByLabel('Epochs', { exact: true }).fill('60');
    await page
      .getByRole('button', { name: /^Train/ })
      .last()
      .click();
    // A paused training is under way too, and leaves the cores to the browser, which fetches the version.
    await page.getByRole('button', { name: 'Pause training' }).click({ timeout: 60_000 });
    const resume = page.getByRole('button', { name: 'Resume training' });
    await resume.waitFor();

    host.folder = folder.path;
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())!.update();
    });
    await expect(page.getByText('A new version is here')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    await expect(page.getByText(/reloads as soon as the training/)).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-version', 'next');
    await resume.click();
    await expect(page.locator('html')).toHaveAttribute('data-version', 'next', {
      timeout: 150_000,
    });
    await page.getByText('Finished', { exact: true }).first().waitFor();
  } finally {
    folder.remove();
  }
});

test.describe('a database of a newer version', () => {
  test.use({ serviceWorkers: 'block' });
  const schema = readFileSync('src/storage/db.ts', 'utf8');
  const version = Math.max(...[...schema.matchAll(/version\((\d+)\)/g)].map(([, n]) => Number(n)));

  test('waits for a training in another tab, and says so', async ({ page, host }) => {
    const folder = temporaryFolder();
    try {
      cpSync('dist', folder.path, { recursive: true });
      const assets = join(folder.path, 'assets');
      for (const name of readdirSync(assets).filter((name) => name.endsWith('.js'))) {
        const script = readFileSync(join(assets, name), 'utf8');
        const newer = script.replace(`this.version(${version})`, (last) => {
          return `this.version(${version + 1}),${last}`;
        });
        if (newer !== script) writeFileSync(join(assets, name), newer);
      }
      await openStudio(page, host.url);
      const id = await start(page, recipeOf(60), 'wasm');
      await until(page, id, ({ epochs }) => epochs.length > 0);

      host.folder = folder.path;
      const newer = await page.context().newPage();
      await newer.goto(`${host.url}#/train`);
      await expect(newer.getByText('Waiting for another tab')).toBeVisible();
      const database = () => newer.evaluate(async () => (await indexedDB.databases())[0]!.version);
      expect(await database()).toBe(10 * version);
      await newer.getByText('Finished', { exact: true }).waitFor({ timeout: 120_000 });
      await expect(newer.getByText('Waiting for another tab')).toBeHidden();
      expect(await database()).toBe(10 * (version + 1));
    } finally {
      folder.remove();
    }
  });
});
