import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium';
import type { ImageRecord } from '../src/domain/dataset/dataset';
import { drop } from './drop';
import { expect, expectAccessible, test } from './fixtures';
import { temporaryFolder, writePictures } from './pictures';
import { farthestFromSvg } from './sampleDrawings';

const launch = chromiumLaunch();
// A camera that shows a test picture; whether the page may use it is each test's choice.
test.use({
  launchOptions: {
    ...launch,
    args: [...(launch.args ?? []), '--use-fake-device-for-media-stream'],
  },
});

const PER_CLASS = 12;
let folder: { path: string; remove: () => void };

test.beforeAll(async () => {
  folder = temporaryFolder();
  await writePictures(join(folder.path, 'shapes'), PER_CLASS);
  copyFileSync(join(folder.path, 'shapes/disc/0.jpg'), join(folder.path, 'shapes/disc/again.jpg'));
  writeFileSync(join(folder.path, 'shapes/notes.txt'), 'Not a photograph.');
  writeFileSync(join(folder.path, 'shapes/bar/empty.jpg'), '');
});

test.afterAll(() => folder.remove());

const gallery = (page: Page): Locator => page.getByRole('listbox', { name: 'Images' });
const pictures = (page: Page): Locator => gallery(page).getByRole('option');
const report = (page: Page): Locator => page.getByRole('region', { name: 'Import report' });
/** The class's line in the list of classes; its name says how many are in each part. */
const classLine = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^Show ${name}:`) });

const storedImages = (page: Page): Promise<ImageRecord[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const request = opening.result.transaction('images').objectStore('images').getAll();
          request.onsuccess = () => resolve(request.result as ImageRecord[]);
          request.onerror = () => reject(request.error!);
          opening.result.close();
        };
      }),
  );

async function importShapes(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByTestId('folder-input').setInputFiles(join(folder.path, 'shapes'));
  await report(page).getByRole('button', { name: 'Close the report' }).click({ timeout: 60_000 });
  await expect(pictures(page)).toHaveCount(2 * PER_CLASS);
}

test('a folder dropped on the window is imported, and the report says what was skipped', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Drop your images' })).toBeVisible();
  await expectAccessible(page);

  await drop(page, join(folder.path, 'shapes'));
  await expect(report(page)).toContainText(`${2 * PER_CLASS} images imported`, {
    timeout: 60_000,
  });
  const perClass = report(page).getByRole('list', { name: 'Imported, by class' });
  await expect(perClass.getByRole('listitem')).toHaveText([/bar.*12/, /disc.*12/]);
  await expect(report(page)).toContainText('3 skipped');
  await expect(report(page)).toBeInViewport();
  // So few are read without opening anything.
  await expect(report(page).getByText('Already there: exact duplicates 1')).toBeVisible();
  await expect(report(page).getByText('again.jpg')).toBeVisible();
  await expect(report(page).getByText('Empty files 1')).toBeVisible();
  await expect(report(page).getByText('Not images 1')).toBeVisible();
  await expectAccessible(page);

  const [list] = await Promise.all([
    page.waitForEvent('download'),
    report(page).getByRole('button', { name: 'Download list' }).click(),
  ]);
  const text = await (await list.createReadStream()).toArray();
  expect(Buffer.concat(text).toString().trimEnd().split('\n')).toHaveLength(3);

  await page.reload();
  await expect(pictures(page)).toHaveCount(2 * PER_CLASS);
  await expect(pictures(page).first().locator('img')).toBeVisible();
  await expectAccessible(page);
});

test('a folder chosen in the picker is imported with what is inside it, or nothing is', async ({
  page,
}) => {
  // The system's own dialog cannot be driven; the folder it gives is a real one of the browser's.
  await page.addInitScript(() => {
    const root = () => navigator.storage.getDirectory();
    const answers = [
      () => Promise.reject(new DOMException('Changed their mind.', 'AbortError')),
      async () => await (await root()).getDirectoryHandle('shapes', { create: true }),
      () => Promise.reject(new DOMException('Not here.', 'SecurityError')),
    ];
    window.showDirectoryPicker = () => answers.shift()!();
  });
  await page.goto('/');
  for (const name of ['bar', 'disc', 'disc/deeper']) {
    const bytes = [...readFileSync(join(folder.path, 'shapes', name.split('/')[0]!, '1.jpg'))];
    const path = ['shapes', ...name.split('/')];
    await page.evaluate(
      async ([path, bytes, name]) => {
        let at = await navigator.storage.getDirectory();
        for (const part of path) at = await at.getDirectoryHandle(part, { create: true });
        const file = await at.getFileHandle('1.jpg', { create: true });
        const stream = await file.createWritable();
        // What follows a JPEG is not read, and makes each another file.
        await stream.write(new Blob([Uint8Array.from(bytes), name]));
        await stream.close();
      },
      [path, bytes, name] as const,
    );
  }
  const choose = page.getByRole('button', { name: 'Choose a folder' });
  await choose.click();
  await expect(choose).toBeVisible();
  await choose.click();
  await expect(report(page)).toContainText('3 images imported', { timeout: 60_000 });
  const perClass = report(page).getByRole('list', { name: 'Imported, by class' });
  await expect(perClass.getByRole('listitem')).toHaveText([/bar.*1/, /disc.*2/]);

  await report(page).getByRole('button', { name: 'Close the report' }).click();
  await page.getByRole('button', { name: 'Add images' }).click();
  const input = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'A folder' }).click();
  await input;
});

test('files of a page can be dropped too', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { name: 'Drop your images' }).waitFor();
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 64);
    canvas.getContext('2d')!.fillRect(0, 0, 20, 40);
    const transfer = new DataTransfer();
    transfer.items.add(new File([await canvas.convertToBlob()], 'loose.png'));
    const drop = { dataTransfer: transfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', drop));
  });
  await expect(report(page)).toContainText('1 image imported', { timeout: 60_000 });
  await expect(classLine(page, 'unlabelled')).toHaveAccessibleName(/1 image$/);
});

test('relabelling and deleting can be taken back', async ({ page }) => {
  await importShapes(page);
  await pictures(page).nth(0).click();
  await pictures(page)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await pictures(page)
    .nth(5)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByText('4 images selected')).toBeVisible();

  await page.getByRole('button', { name: 'Move to class' }).click();
  await page.getByRole('menuitem', { name: 'disc' }).click();
  const bar = page.getByRole('button', { name: /^Show bar:/ });
  const disc = page.getByRole('button', { name: /^Show disc:/ });
  await expect(bar).toContainText('8');
  await expect(disc).toContainText('16');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(bar).toContainText('12');
  await expect(disc).toContainText('12');

  await pictures(page).nth(1).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(pictures(page)).toHaveCount(2 * PER_CLASS - 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(pictures(page)).toHaveCount(2 * PER_CLASS);
});

test('a tooltip opens for a pointer that moves and for the focus, not under one that rests', async ({
  page,
}) => {
  await importShapes(page);
  await pictures(page).nth(1).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const undo = page.getByRole('button', { name: /^Undo: / });
  const tooltip = page.getByRole('tooltip');
  const { x, y, width, height } = (await undo.boundingBox())!;
  const at = { x: x + width / 2 - 60, y: y + height / 2 };
  await page.mouse.move(at.x, at.y);
  // The page changes, and the button is where the pointer rests.
  await undo.evaluate((button) => (button.style.transform = 'translateX(-60px)'));
  // The browser says so by a movement of no length.
  await page.mouse.move(at.x, at.y);
  await expect.poll(() => undo.evaluate((button) => button.matches(':hover'))).toBe(true);
  await expect(tooltip).toHaveCount(0);
  await page.mouse.move(at.x, at.y + 2);
  await expect(tooltip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
  await page.mouse.move(0, 0);
  await undo.focus();
  await expect(tooltip).toBeVisible();
});

test('selected images move to a new class, which is named in the menu of classes', async ({
  page,
}) => {
  await importShapes(page);
  await pictures(page).nth(0).click();
  await pictures(page)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Move to class' }).click();
  await page.getByRole('menuitem', { name: 'New class…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('square');
  await page.keyboard.press('Enter');
  await expect(classLine(page, 'square')).toHaveAccessibleName(
    'Show square: 1 training, 1 validation, 1 test',
  );
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(pictures(page)).toHaveCount(2 * PER_CLASS);
  await expect(page.getByRole('button', { name: /^Show square: 1 training/ })).toHaveCount(0);
});

test('Undo is whole beside a long class name', async ({ page }) => {
  const name = 'a_very_long_class_name_without_any_space_in_it_'.repeat(2).slice(0, 80);
  await importShapes(page);
  await pictures(page).nth(0).click();
  await page.getByRole('button', { name: 'Move to class' }).click();
  await page.getByRole('menuitem', { name: 'New class…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  const moved = page.getByRole('button', {
    name: new RegExp(`^Show ${name}: .*\\b1\\b`),
  });
  await expect(moved).toHaveCount(1);
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(undo).toBeInViewport({ ratio: 1 });
    expect(await undo.evaluate((button) => button.scrollWidth <= button.clientWidth)).toBe(true);
  }
  // Nothing covers it.
  await undo.click();
  await expect(moved).toHaveCount(0);
});

test('classes are renamed, added and deleted, and a reload keeps it', async ({ page }) => {
  await importShapes(page);
  const parts = await classLine(page, 'disc').getAttribute('aria-label');
  await page.getByRole('button', { name: 'Change disc' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const name = page.getByRole('dialog').getByLabel('Name');
  await name.fill('BAR');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is already a class called BAR.')).toBeVisible();
  await name.fill('round');
  await page.keyboard.press('Enter');
  await expect(classLine(page, 'round')).toHaveAccessibleName(parts!.replace('disc', 'round'));

  await page.getByRole('button', { name: 'Add class' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('square');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The class square has no images.')).toBeVisible();

  await page.getByRole('button', { name: 'Change bar' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Keep them as unlabelled' }).click();
  await expect(classLine(page, 'unlabelled')).toContainText('12');

  await page.reload();
  await expect(classLine(page, 'round')).toHaveAccessibleName(parts!.replace('disc', 'round'));
  await expect(classLine(page, 'unlabelled')).toContainText('12');
  await expect(classLine(page, 'bar')).toHaveCount(0);
});

test('the gallery works by keyboard alone', async ({ page }) => {
  await importShapes(page);
  await gallery(page).focus();
  const selected = gallery(page).getByRole('option', { selected: true });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(selected).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(selected).toHaveCount(2 * PER_CLASS);
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);

  await page.keyboard.press('Home');
  await page.keyboard.press('2');
  await expect(classLine(page, 'disc')).toContainText('13');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(classLine(page, 'disc')).toContainText('12');

  await page.keyboard.press('Enter');
  const large = page.getByRole('dialog');
  await expect(large.getByRole('img', { name: /jpg$/ })).toBeVisible();
  await expectAccessible(page);
  const before = await large.getByRole('heading').textContent();
  await page.keyboard.press('ArrowRight');
  await expect(large.getByRole('heading')).not.toHaveText(before!);
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
});

test('filters show a class, a part, and near-duplicates', async ({ page }) => {
  await importShapes(page);
  await classLine(page, 'disc').click();
  await expect(pictures(page)).toHaveCount(PER_CLASS);
  await page.getByText('Test', { exact: true }).last().click();
  const inTest = Number(
    /(\d+) test/.exec((await classLine(page, 'disc').getAttribute('aria-label'))!)![1],
  );
  expect(inTest).toBeGreaterThan(0);
  await expect(pictures(page)).toHaveCount(inTest);
});

test('the split is adjusted by its fractions and its seed, and kept', async ({ page }) => {
  await importShapes(page);
  const training = page.getByRole('row', { name: /^Training/ });
  await expect(training).toContainText('70%');
  const inTraining = async () => Number(await training.getByRole('cell').last().textContent());
  await expect.poll(inTraining).toBeGreaterThan(0);
  const before = await inTraining();
  const handle = page.getByRole('slider', { name: /training images/ });
  await handle.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
  await expect(training).toContainText('50%');
  await expect.poll(inTraining).toBeLessThan(before);
  await page.getByRole('button', { name: 'Shuffle' }).click();
  await expect(page.getByLabel('Seed')).not.toHaveValue('1');
  const seed = await page.getByLabel('Seed').inputValue();
  await page.reload();
  await expect(training).toContainText('50%');
  await expect(page.getByLabel('Seed')).toHaveValue(seed);
});

test('the sample dataset comes from the first screen and says that it is drawn', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Use the sample dataset' }).click();
  await expect(report(page)).toContainText('400 images imported', { timeout: 150_000 });
  await expect(report(page)).not.toContainText('near-duplicates');
  await expect(page.getByText('Illustrated demo data.')).toBeVisible();
  // The panel says the split that there is, not the shares that would be chosen.
  await expect(page.getByRole('row', { name: /^Training/ })).toHaveText(/30%\s*120/);
  await expect(page.getByRole('row', { name: /^Test/ })).toHaveText(/60%\s*240/);
  await expect(page.getByText('The split of the sample is fixed')).toBeVisible();
  // The worker's own drawing of SVG: edges and patterns are blurred a little differently.
  expect(await farthestFromSvg(page)).toBeLessThan(1.5);

  await pictures(page).first().dblclick();
  const large = page.getByRole('dialog');
  await expect(large.getByText('Same person, always in the same split')).toBeVisible();
  const before = await large.getByRole('heading').textContent();
  await large.getByRole('button', { name: 'Open this image of the same person' }).click();
  await expect(large.getByText(/\/without_mask\//)).toBeVisible();
  await expect(large.getByRole('heading')).toHaveText(before!);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Remove all images' }).click();
  await page.getByRole('button', { name: 'Remove all', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Use the sample dataset' })).toBeVisible();
});

test('the webcam adds to a class, and stops when closed', async ({ page, context }) => {
  await importShapes(page);
  await context.grantPermissions(['camera']);
  await page.getByRole('button', { name: 'Change disc' }).click();
  await page.getByRole('menuitem', { name: 'Add from webcam' }).click();
  const capture = page.getByRole('button', { name: 'Hold to record' });
  await expect(capture).toBeEnabled();
  const stopped = page.evaluate(() => {
    const stream = document.querySelector('video')!.srcObject as MediaStream;
    const [track] = stream.getVideoTracks();
    const stop = track!.stop.bind(track);
    return new Promise<boolean>((resolve) => {
      track!.stop = () => (stop(), resolve(track!.readyState === 'ended'));
    });
  });
  await capture.click();
  await expect(page.getByText('1 image taken.')).toBeVisible();
  await page.getByRole('button', { name: 'Add 1 image' }).click();
  expect(await stopped).toBe(true);
  await expect(classLine(page, 'disc')).toContainText('13', { timeout: 30_000 });
});

test('a recording is cut into splits, a second apart, and shows which frame goes where', async ({
  page,
  context,
}) => {
  await importShapes(page);
  await context.grantPermissions(['camera']);
  await page.getByRole('button', { name: 'Change disc' }).click();
  await page.getByRole('menuitem', { name: 'Add from webcam' }).click();
  const capture = page.getByRole('button', { name: 'Hold to record' });
  await expect(capture).toBeEnabled();
  await capture.hover();
  await page.mouse.down();
  await expect(page.getByText(/too short to be divided/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record again' })).toBeVisible();
  await expect(page.getByText(/Training \d+, then Validation \d+, then Test \d+/)).toBeVisible({
    timeout: 60_000,
  });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /image 1 \(Training\)/ })).toBeAttached();
  await expect(page.getByRole('button', { name: /\(between two splits\)/ }).first()).toBeAttached();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Add \d+ images$/ }).click();
  await expect(report(page)).toContainText('images imported', { timeout: 60_000 });

  const frames = (await storedImages(page)).filter(({ source }) => source === 'webcam');
  for (const split of ['train', 'validation', 'test'] as const) {
    const block = frames.filter((frame) => frame.split === split);
    expect(block.length).toBeGreaterThan(1);
    expect(new Set(block.map(({ groupId }) => groupId)).size).toBe(1);
    expect(block.every(({ pinnedSplit }) => pinnedSplit === split)).toBe(true);
  }
});

test('a refused camera is explained', async ({ page }) => {
  await importShapes(page);
  await page.getByRole('button', { name: 'Change disc' }).click();
  await page.getByRole('menuitem', { name: 'Add from webcam' }).click();
  await expect(page.getByText('not allowed to use the camera')).toBeVisible();
});

test('a run waits for the import to finish, and its lock on the split leads to the runs', async ({
  page,
}) => {
  await importShapes(page);
  // As another tab that imports does.
  await page.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('mask-studio-dataset', () => {
          held();
          return new Promise<void>((release) => Object.assign(window, { release }));
        });
      }),
  );
  await page.getByRole('link', { name: /Train/ }).first().click();
  const start = page.getByRole('region', { name: 'Start training' });
  await start.getByRole('button', { name: /^Train/ }).click();
  const waiting = start.getByText('Waiting for the import to finish');
  await expect(waiting).toBeVisible();
  await page.evaluate(() => (window as unknown as { release: () => void }).release());
  await expect(waiting).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();

  await page
    .getByRole('link', { name: /Images/ })
    .first()
    .click();
  await expect(page.getByText('Locked: 2 runs have used it')).toBeVisible();
  const panel = page.getByText('delete the runs on the');
  await panel.getByRole('link', { name: 'Train' }).click();
  await expect(page).toHaveURL(/\/train$/);
  await page.getByRole('button', { name: 'Stop' }).click();
});

test('images that cannot be read say so, and are read again on request', async ({ page }) => {
  await page.addInitScript(() => {
    const get = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = function (key) {
      const isRead = this.name === 'thumbnails' || this.name === 'originals';
      if (isRead && 'failReads' in window) throw new DOMException('Not now.', 'UnknownError');
      return get.call(this, key);
    };
  });
  await importShapes(page);
  await page.addInitScript(() => Object.assign(window, { failReads: true }));
  await page.reload();
  await expect(pictures(page).first()).toHaveAccessibleName(/could not be read/);
  await expect(page.getByText(`${2 * PER_CLASS} images could not be read`)).toBeVisible();
  await expectAccessible(page);

  await page.evaluate(() => delete (window as { failReads?: true }).failReads);
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(pictures(page).first().locator('img')).toBeVisible();
  await expect(pictures(page).first()).not.toHaveAccessibleName(/could not be read/);
});
