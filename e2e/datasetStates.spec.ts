import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import sharp from 'sharp';
import { chromiumLaunch } from '../scripts/chromium';
import type { ImageRecord } from '../src/domain/dataset/dataset';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, test } from './fixtures';
import { picture, temporaryFolder } from './pictures';
import { stored } from './seed';

const launch = chromiumLaunch();
// Two cameras that show a test picture.
test.use({
  launchOptions: {
    ...launch,
    args: [...(launch.args ?? []), '--use-fake-device-for-media-stream=device-count=2'],
  },
});

/** Files that a user might have: path → content. */
type Files = Record<string, Buffer>;

const folders: { remove(): void }[] = [];
test.afterAll(() => folders.forEach((folder) => folder.remove()));

function write(files: Files, name = 'photos'): string {
  const folder = temporaryFolder();
  folders.push(folder);
  const root = join(folder.path, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

async function pictures(folder: string, kind: number, count: number): Promise<Files> {
  const made = Array.from({ length: count }, async (_, n) => [
    `${folder}/${n}.jpg`,
    await picture(kind, n, 64),
  ]);
  return Object.fromEntries(await Promise.all(made)) as Files;
}

const report = (page: Page): Locator => page.getByRole('region', { name: 'Import report' });
const tiles = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Images' }).getByRole('option');
const classLine = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^Show ${name}:`) });

async function importFolder(page: Page, folder: string): Promise<void> {
  await page.getByTestId('folder-input').setInputFiles(folder);
  await report(page).getByRole('button', { name: 'Close the report' }).click({ timeout: 60_000 });
}

test.describe('images that cannot be trained on', () => {
  const notice = (page: Page): Locator =>
    page.getByRole('status').filter({ hasText: 'These images cannot be trained on yet' });

  test('one class, too few and all alike are said beside the classes, until they are mended', async ({
    page,
  }) => {
    const disc = await picture(0, 1, 64);
    const alike: Files = { 'disc/0.jpg': disc };
    for (const quality of [60, 75]) {
      alike[`disc/${quality}.jpg`] = await sharp(disc).jpeg({ quality }).toBuffer();
    }
    await page.goto('/');
    await importFolder(page, write(alike));
    await expect(notice(page)).toContainText('There is only one class (disc).');
    await expect(notice(page)).toContainText('All 3 images of disc are near-duplicates');
    await expectAccessible(page);

    await importFolder(page, write(await pictures('bar', 1, 12)));
    await expect(notice(page)).toContainText('The class disc has no');
    await expect(notice(page)).toContainText('All 3 images of disc are near-duplicates');
    await expect(notice(page)).not.toContainText('All 12 images of bar');
    await page.setViewportSize({ width: 390, height: 800 });
    await expect(notice(page)).toBeInViewport();
    await page.setViewportSize({ width: 1280, height: 720 });

    await importFolder(page, write(await pictures('disc', 0, 12)));
    await expect(notice(page)).toHaveCount(0);
    await expect(page.getByText('Few images in')).toBeVisible();
  });
});

test.describe('an import that a reload interrupts', () => {
  const COUNT = 300;
  const notice = (page: Page): Locator =>
    page.getByRole('status').filter({ hasText: 'An import was interrupted' });
  let files: Files;

  test.beforeAll(async () => {
    // Large, so that an import of them takes seconds; what follows a JPEG is not read, and makes
    // each another file.
    const kinds = await Promise.all([0, 1].map((kind) => picture(kind, 1, 2400)));
    files = {};
    for (let n = 0; n < COUNT; n++) {
      files[`${n % 2 ? 'bar' : 'disc'}/${n}.jpg`] = Buffer.concat([
        kinds[n % 2]!,
        Buffer.from(`${n}`),
      ]);
    }
  });

  async function interrupt(page: Page): Promise<void> {
    const images = async () => (await stored(page, 'images')).length;
    await expect.poll(images, { timeout: 60_000 }).toBeGreaterThan(0);
    await page.reload();
  }

  test('says where it stopped, and goes on with the same folder', async ({ page }) => {
    const folder = write(files);
    await page.goto('/');
    await page.getByTestId('folder-input').setInputFiles(folder);
    await interrupt(page);
    await expect(notice(page)).toContainText(
      /The import of photos stopped at \d+ of 300 files\. What was imported is kept\./,
    );
    expect((await stored(page, 'images')).length).toBeLessThan(COUNT);
    await expectAccessible(page);

    const chooser = page.waitForEvent('filechooser');
    // Without the picker of handles, which no test can drive.
    await page.evaluate(() => delete (window as Partial<Window>).showDirectoryPicker);
    await notice(page).getByRole('button', { name: 'Import again' }).click();
    await (await chooser).setFiles(folder);
    await expect(report(page)).toContainText(/\d+ imported before/, { timeout: 90_000 });
    await expect(notice(page)).toHaveCount(0);
    const images = await stored<ImageRecord>(page, 'images');
    expect(images).toHaveLength(COUNT);
    expect(images.filter(({ split }) => split === 'none')).toEqual([]);
    await page.reload();
    await expect(tiles(page).first()).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
  });

  test('another tab says how far it is, until it ends or its tab is closed', async ({
    page,
    context,
  }) => {
    const folder = write(files);
    await page.goto('/');
    const other = await context.newPage();
    await other.goto('/');
    await expect(other.getByRole('button', { name: 'Run the demo' })).toBeVisible();
    const elsewhere = other.getByRole('status').filter({ hasText: 'Another tab is importing' });
    await expect(elsewhere).toHaveCount(0);
    await page.bringToFront(); // A tab behind another is given no folder.
    await page.getByTestId('folder-input').setInputFiles(folder);
    await expect(elsewhere).toHaveText(/^Another tab is importing images \(\d+ of 300\)\.$/, {
      timeout: 60_000,
    });
    await expectAccessible(other);
    await expect(page.getByText('Another tab is importing')).toHaveCount(0);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(report(page)).toContainText('before you stopped', { timeout: 60_000 });
    await expect(elsewhere).toHaveCount(0);

    await page.getByTestId('folder-input').setInputFiles(folder);
    await expect(elsewhere).toBeVisible();
    await expect(notice(other)).toHaveCount(0);
    await page.close();
    await expect(notice(other)).toContainText('The import of photos stopped');
    await expect(elsewhere).toHaveCount(0);
  });

  test('names a zip, and can be dismissed', async ({ page }) => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    for (const [path, content] of Object.entries(files)) {
      await writer.add(path, new Uint8ArrayReader(new Uint8Array(content)), { level: 0 });
    }
    const zip = Buffer.from(await (await writer.close()).arrayBuffer());
    const folder = write({ 'faces.zip': zip });
    await page.goto('/');
    await page.getByTestId('file-input').setInputFiles(join(folder, 'faces.zip'));
    await interrupt(page);
    await expect(notice(page)).toContainText(
      /The import of faces\.zip stopped at \d+ of 300 files/,
    );
    await notice(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice(page)).toHaveCount(0);
    await page.reload();
    await expect(tiles(page).first()).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
  });
});

/** Leave in storage what a tab that was closed in mid-import leaves. */
const leaveImport = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('imports', 'readwrite');
          const origin = { kind: 'files', name: 'photos', files: 300, picker: 'folder' };
          const row = { id: 1, origin, done: 120, total: 300, interrupted: true };
          transaction.objectStore('imports').put(row);
          transaction.oncomplete = () => (opening.result.close(), resolve());
          transaction.onabort = () => reject(transaction.error!);
        };
      }),
  );

for (const [width, height] of [
  [390, 844],
  [768, 1024],
] as const) {
  test(`with notices and a report, the gallery starts above the fold at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    const folder = write({
      ...(await pictures('disc', 0, 12)),
      'disc/broken.jpg': Buffer.from(''),
    });
    await page.getByTestId('folder-input').setInputFiles(folder);
    await expect(report(page)).toContainText('12 images imported', { timeout: 60_000 });
    const unusable = page.getByRole('status').filter({ hasText: 'cannot be trained on yet' });
    const expectAbove = async () => {
      await expect(unusable).toBeInViewport();
      // A third of a row at least.
      await expect(tiles(page).first()).toBeInViewport({ ratio: 0.3 });
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
    };
    await expectAbove();

    await leaveImport(page);
    await page.reload();
    const interrupted = page.getByRole('status').filter({ hasText: 'An import was interrupted' });
    await expect(interrupted).toBeInViewport();
    await expectAbove();
    await expectAccessible(page);
    await expect(interrupted.getByRole('button', { name: 'Import again' })).toBeHidden();
    await interrupted.getByText('An import was interrupted').click();
    await expect(interrupted.getByRole('button', { name: 'Import again' })).toBeVisible();
  });
}

test.describe('changes are undone after a reload', () => {
  test('a deletion, with its pixels', async ({ page }) => {
    await page.goto('/');
    await importFolder(page, write({ ...(await pictures('disc', 0, 4)) }));
    await tiles(page).nth(1).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(tiles(page)).toHaveCount(3);
    await page.reload();
    await expect(tiles(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Undo: 1 image deleted.' }).click();
    await expect(tiles(page)).toHaveCount(4);
    await expect(tiles(page).nth(1).locator('img')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  });

  test('a class that was renamed, then deleted with its images: the latest first', async ({
    page,
  }) => {
    await page.goto('/');
    await importFolder(
      page,
      write({ ...(await pictures('disc', 0, 4)), ...(await pictures('bar', 1, 3)) }),
    );
    await page.getByRole('button', { name: 'Change disc' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('No run has used this class.');
    await dialog.getByLabel('Name').fill('round');
    await page.keyboard.press('Enter');
    await expect(classLine(page, 'round')).toBeVisible();
    await page.getByRole('button', { name: 'Change round' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete the class and 4 images' }).click();
    await expect(tiles(page)).toHaveCount(3);
    await page.reload();
    await expect(tiles(page)).toHaveCount(3);

    await page.keyboard.press('ControlOrMeta+z');
    await expect(classLine(page, 'round')).toContainText('4');
    await expect(tiles(page)).toHaveCount(7);
    await page.getByRole('button', { name: 'Undo: disc renamed to round.' }).click();
    await expect(classLine(page, 'disc')).toContainText('4');
  });

  test('not when the space of what was deleted was freed', async ({ page }) => {
    await page.goto('/');
    await importFolder(page, write({ ...(await pictures('disc', 0, 4)) }));
    await tiles(page).nth(1).click();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('button', { name: 'Undo: 1 image deleted.' })).toBeVisible();
    await page.getByRole('button', { name: 'Free the space of 1 image deleted' }).click();
    await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
    expect(await stored(page, 'deletedImages')).toEqual([]);
  });

  test('deleting and renaming say what they mean for the runs that used the class', async ({
    page,
  }) => {
    await page.goto('/');
    await seedRuns(page, [evaluatedRun('a', 'cnn'), evaluatedRun('b', 'mobilenetv2')]);
    await page.reload();
    await page.getByRole('link', { name: 'Images' }).click();
    await page.getByRole('button', { name: 'Change disc' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('2 runs were trained with this class.');
    await expect(dialog).toContainText('They keep the class, their results and their models');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Change disc' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await expect(dialog).toContainText('2 runs used this class');
    await expect(dialog).toContainText('keep the name disc');
  });
});

test('a split that folders made is shown as it is, and is fixed', async ({ page }) => {
  await page.goto('/');
  const files: Files = {};
  for (const [split, count] of [
    ['train', 3],
    ['val', 1],
    ['test', 6],
  ] as const) {
    for (const [kind, name] of ['disc', 'bar'].entries()) {
      for (let n = 0; n < count; n++) {
        files[`${split}/${name}/${n}.jpg`] = await picture(kind, split.length * 100 + n, 64);
      }
    }
  }
  await importFolder(page, write(files));
  await expect(page.getByRole('row', { name: /^Training/ })).toHaveText(/30%\s*6/);
  await expect(page.getByRole('row', { name: /^Validation/ })).toHaveText(/10%\s*2/);
  await expect(page.getByRole('row', { name: /^Test/ })).toHaveText(/60%\s*12/);
  await expect(page.getByText('This split is fixed')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Shuffle' })).toHaveCount(0);
});

test('the webcam begins an empty studio: two names, each recorded, either camera; Cancel leaves no class', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['camera']);
  await page.goto('/');
  await page.getByRole('button', { name: 'Use the webcam' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First class').fill('hand');
  await dialog.getByLabel('Second class').fill('Hand');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('The two classes need different names.');
  await expectAccessible(page);
  await dialog.getByLabel('Second class').fill('no hand');
  await page.keyboard.press('Enter');

  const record = dialog.getByRole('button', { name: 'Hold to record' });
  await expect(record).toBeEnabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => stored(page, 'classes')).toEqual([]);

  await page.getByRole('button', { name: 'Use the webcam' }).click();
  await dialog.getByLabel('First class').fill('hand');
  await dialog.getByLabel('Second class').fill('no hand');
  await page.keyboard.press('Enter');
  await expect(record).toBeEnabled();
  await record.click();
  await expect(dialog.getByRole('radio', { name: 'hand (1)', exact: true })).toBeChecked();

  const camera = () =>
    page.evaluate(() => {
      const stream = document.querySelector('video')!.srcObject as MediaStream;
      return stream.getVideoTracks()[0]!.label;
    });
  const before = await camera();
  await dialog.getByRole('button', { name: 'Switch to the other camera' }).click();
  await expect.poll(camera).not.toBe(before);
  await expect(record).toBeEnabled();

  await dialog.getByText('no hand (0)').click();
  await expect(dialog.getByRole('heading', { name: 'Images of no hand' })).toBeVisible();
  await record.click();
  await expect(dialog.getByRole('radio', { name: 'no hand (1)' })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add 2 images' }).click();
  await expect(report(page)).toContainText('2 images imported', { timeout: 60_000 });
  await expect(classLine(page, 'hand')).toContainText('1');
  await expect(classLine(page, 'no hand')).toContainText('1');
});
