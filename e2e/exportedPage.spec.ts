import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium';
import type { Prediction } from '../src/domain/run/run';
import { expect, expectAccessible, test } from './fixtures';
import { temporaryFolder } from './pictures';
import { openWithTrainedModel } from './trainedModel';

const { args = [], ...launch } = chromiumLaunch();

interface Exported {
  html: Buffer;
  /** The studio's scores of the test images. */
  predictions: Prediction[];
  /** Those images as files. */
  files: { name: string; mimeType: string; buffer: Buffer }[];
}

/** The model of a small trained network as a page, and what the studio makes of its test images. */
async function exportPage(page: Page): Promise<Exported> {
  const id = await openWithTrainedModel(page, '/export', 'Small CNN');
  await page.goto('/automation.html');
  const written = await page.evaluate((id) => window.studio.exportRun(id, ['page']), id);
  const bytesOf = (path: string) =>
    Buffer.from(written.find((file) => file.path === path)!.base64, 'base64');
  const { predictions } = JSON.parse(bytesOf('test-predictions.json').toString()) as Exported;
  const originals = await page.evaluate(
    async (hashes) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('no database'));
      });
      const store = db.transaction('originals').objectStore('originals');
      const read = (hash: string) =>
        new Promise<number[]>((resolve) => {
          const request = store.get(hash);
          request.onsuccess = () =>
            resolve([...new Uint8Array((request.result as { bytes: ArrayBuffer }).bytes)]);
        });
      const bytes = await Promise.all(hashes.map(read));
      db.close();
      return bytes;
    },
    predictions.map(({ hash }) => hash),
  );
  const files = originals.map((bytes, i) => ({
    ...{ name: `test ${i}.png`, mimeType: 'image/png' },
    buffer: Buffer.from(bytes),
  }));
  return { html: bytesOf('page.html'), predictions, files };
}

/** Opens a file in a browser of its own; gives the page, and what it asked for or complained of. */
async function openFile(browser: Browser, path: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const seen: string[] = [];
  context.on('request', (request) => seen.push(request.url()));
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('console', (message) => seen.push(message.text()));
  const url = pathToFileURL(path).href;
  await page.goto(url);
  return { page, seen, url };
}

const scoresOf = async (page: Page, name: string): Promise<number[]> => {
  const card = page.getByRole('article', { name, exact: true });
  await expect(card).toHaveAttribute('data-scores', /./);
  return JSON.parse((await card.getAttribute('data-scores'))!) as number[];
};

test('a model exported as a page classifies from the file itself, without a network', async ({
  page: studio,
}) => {
  const { html, predictions, files } = await exportPage(studio);
  const folder = temporaryFolder();
  const path = join(folder.path, 'page.html');
  writeFileSync(path, html);
  // Two cameras that show a test pattern, and are allowed.
  const browser = await chromium.launch({
    ...launch,
    args: [
      ...args,
      '--use-fake-device-for-media-stream=device-count=2',
      '--use-fake-ui-for-media-stream',
    ],
  });
  const { page, seen, url } = await openFile(browser, path);
  await expect(page).toHaveTitle('Small CNN');
  const input = page.getByLabel('Choose images');

  await test.step('the scores of several images are the studio’s', async () => {
    await input.setInputFiles(files);
    await expect(page.getByRole('article')).toHaveCount(files.length);
    await expect(page.getByRole('status')).toHaveText(`${files.length} images are classified.`);
    for (const [i, { scores }] of predictions.entries()) {
      const there = await scoresOf(page, `test ${i}.png`);
      expect(Math.max(...there.map((score, j) => Math.abs(score - scores[j]!)))).toBeLessThan(0.05);
    }
    const first = page.getByRole('article').first();
    const [meter] = await first.getByRole('meter', { name: /^Score of/ }).all();
    expect(Number(await meter!.getAttribute('aria-valuenow'))).toBeCloseTo(
      100 * (await scoresOf(page, 'test 0.png'))[0]!,
      0,
    );
    await expect(first.locator('canvas.map')).toBeHidden();
    await page.getByLabel('Show Grad-CAM').check();
    await expect(first.locator('canvas.map')).toBeVisible();
  });

  await test.step('a broken image says what is wrong, and the others are classified', async () => {
    const { buffer } = files[0]!;
    await input.setInputFiles([
      { name: 'cut.png', mimeType: 'image/png', buffer: buffer.subarray(0, 60) },
      { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('notes, no image') },
      { name: 'whole.png', mimeType: 'image/png', buffer },
    ]);
    await expect(page.getByRole('article', { name: 'cut.png' })).toContainText('cut off');
    await expect(page.getByRole('article', { name: 'notes.jpg' })).toContainText('not an image');
    expect(await scoresOf(page, 'whole.png')).toEqual(await scoresOf(page, 'test 0.png'));
  });

  await test.step('everybody can use it, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    const overflow = () => document.documentElement.scrollWidth - window.innerWidth;
    expect(await page.evaluate(overflow)).toBe(0);
    await page.getByRole('button', { name: 'Remove all' }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
    await expect(input).toBeFocused();
  });

  await test.step('the camera is classified frame by frame, and can be switched and stopped', async () => {
    await page.getByRole('button', { name: 'Use the camera' }).click();
    const live = page.getByRole('article', { name: 'Camera' });
    await expect(live).toHaveAttribute('data-scores', /./);
    const camera = () =>
      page.locator('video').evaluate((video: HTMLVideoElement) => {
        const [track] = (video.srcObject as MediaStream).getVideoTracks();
        return track!.getSettings().deviceId;
      });
    // As in the studio: a preview of oneself is mirrored.
    await expect(page.locator('article .picture')).toHaveCSS(
      'transform',
      'matrix(-1, 0, 0, 1, 0, 0)',
    );
    const before = await camera();
    await page.getByRole('button', { name: 'Switch camera' }).click();
    await expect(live).toHaveAttribute('data-scores', /./);
    expect(await camera()).not.toBe(before);
    await page.getByRole('button', { name: 'Stop the camera' }).click();
    await expect(live).toHaveCount(0);
  });
  expect(seen).toEqual([url]);
  await browser.close();

  await test.step('where the browser refuses a file the camera, the page says what to do', async () => {
    const browser = await chromium.launch({
      ...launch,
      args: [...args, '--use-fake-device-for-media-stream'],
    });
    const { page } = await openFile(browser, path);
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await expect(page.getByRole('alert')).toContainText('opened as a file');
    await expect(page.getByRole('button', { name: 'Use the camera' })).toBeVisible();
    await expectAccessible(page);
    await browser.close();
  });
  await test.step('below a minimum confidence the answer is “not sure”', async () => {
    const careful = join(folder.path, 'careful.html');
    writeFileSync(
      careful,
      html.toString().replace('"threshold":', '"minConfidence":1,"threshold":'),
    );
    const browser = await chromium.launch({ ...launch, args });
    const { page } = await openFile(browser, careful);
    await page.getByLabel('Choose images').setInputFiles(files.slice(0, 1));
    const card = page.getByRole('article', { name: 'test 0.png' });
    await expect(card).toContainText(/Not sure .* less than the minimum confidence of 100.0%/);
    await expectAccessible(page);
    await browser.close();
  });
  folder.remove();
});
