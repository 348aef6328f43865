import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import sharp from 'sharp';
import type { ImageRecord, Rejection } from '../src/domain/dataset/dataset';
import { english } from '../src/texts/message';
import { drop } from './drop';
import { expect, test } from './fixtures';
import { stored } from './seed';
import { picture, temporaryFolder } from './pictures';

/** Files that a user might have: path → content. */
type Files = Record<string, Buffer | string>;

const folders: { remove(): void }[] = [];
test.afterAll(() => folders.forEach((folder) => folder.remove()));

function write(files: Files, name = 'photos'): string {
  const folder = temporaryFolder();
  folders.push(folder);
  const root = join(folder.path, name);
  mkdirSync(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

async function writeZip(files: Files): Promise<Buffer> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, content] of Object.entries(files)) {
    await writer.add(path, new Uint8ArrayReader(new Uint8Array(Buffer.from(content))));
  }
  return Buffer.from(await (await writer.close()).arrayBuffer());
}

/** `count` small pictures of each of two classes, all different. */
async function twoClasses(count: number): Promise<Files> {
  const files: Files = {};
  for (let n = 0; n < count; n++) {
    files[`disc/${n}.jpg`] = await picture(0, n, 48);
    files[`bar/${n}.jpg`] = await picture(1, n, 48);
  }
  return files;
}

const report = (page: Page) => page.getByRole('region', { name: 'Import report' });

/** Give files to one of the page's pickers and wait for the report. */
async function importFrom(page: Page, input: 'folder-input' | 'file-input', ...paths: string[]) {
  const done = report(page).getByRole('button', { name: 'Close the report' });
  if (await done.isVisible()) await done.click();
  await page.getByTestId(input).setInputFiles(input === 'folder-input' ? paths[0]! : paths);
  await expect(report(page)).toBeVisible({ timeout: 60_000 });
}

async function reasons(page: Page): Promise<Record<string, string>> {
  const rejections = await stored<Rejection>(page, 'rejections');
  return Object.fromEntries(rejections.map(({ path, reason }) => [path, reason]));
}

const messages = async (page: Page): Promise<string[]> =>
  (await stored<Rejection>(page, 'rejections')).map(({ message }) => english(message));

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('file-input')).toBeAttached();
});

test('broken files among good ones: each with its reason, and the good ones are imported', async ({
  page,
}) => {
  const good = await twoClasses(100);
  const jpeg = good['disc/0.jpg'] as Buffer;
  const bad: Files = { 'disc/empty.jpg': '', 'disc/notes.txt': 'Some notes about photographs.' };
  const header = Buffer.from(await sharp(jpeg).png().toBuffer());
  header.writeUInt32BE(20_000, 16);
  header.writeUInt32BE(20_000, 20);
  bad['bar/huge.png'] = header;
  bad['bar/tiny.png'] = await sharp(jpeg).resize(8, 8).png().toBuffer();
  bad['bar/page.jpg'] = '<!doctype html><title>404</title>';
  bad['bar/copy.jpg'] = good['bar/7.jpg']!;
  for (let n = 0; n < 14; n++) bad[`disc/cut${n}.jpg`] = jpeg.subarray(0, 20 + n * 12);
  await importFrom(page, 'folder-input', write({ ...good, ...bad }));

  await expect(report(page)).toContainText('200 images imported');
  await expect(report(page)).toContainText('20 skipped');
  const found = await reasons(page);
  expect(found).toMatchObject({
    'photos/disc/empty.jpg': 'empty',
    'photos/disc/notes.txt': 'not-an-image',
    'photos/bar/huge.png': 'too-large',
    'photos/bar/tiny.png': 'too-small',
    'photos/bar/page.jpg': 'not-an-image',
  });
  // Which of two equal files comes first is a matter of their paths.
  expect([found['photos/bar/copy.jpg'], found['photos/bar/7.jpg']]).toContain('duplicate');
  for (let n = 0; n < 14; n++) expect(found[`photos/disc/cut${n}.jpg`]).toBe('damaged');
});

test('a picture cut off in the middle is damaged, not half a picture', async ({ page }) => {
  const whole = await picture(0, 1, 300);
  const png = await sharp(whole).png().toBuffer();
  await importFrom(
    page,
    'folder-input',
    write({
      'a/good.jpg': whole,
      'b/half.jpg': whole.subarray(0, whole.length / 2),
      'b/half.png': png.subarray(0, png.length / 2),
    }),
  );
  expect(await reasons(page)).toEqual({
    'photos/b/half.jpg': 'damaged',
    'photos/b/half.png': 'damaged',
  });
});

test('an empty folder, one class and a folder of texts', async ({ page }) => {
  await page.getByTestId('folder-input').setInputFiles(write({}));
  await expect(page.getByText('This folder has no files')).toBeVisible();

  await importFrom(page, 'folder-input', write({ 'a.txt': 'one', 'b.md': 'two' }));
  await expect(report(page)).toContainText('Nothing imported');
  expect(Object.values(await reasons(page))).toEqual(['not-an-image', 'not-an-image']);

  await importFrom(page, 'folder-input', write({ '1.jpg': await picture(0, 1) }, 'with_mask'));
  await expect(report(page)).toContainText('1 image imported');
  // One class cannot be trained on.
  await expect(page.getByText('There is only one class (with_mask).')).toBeVisible();
  await expect(report(page).getByRole('link', { name: 'Train' })).toHaveCount(0);
  expect((await stored<{ name: string }>(page, 'classes')).map(({ name }) => name)).toEqual([
    'with_mask',
  ]);
});

test('zips: good, damaged, hostile paths, and one that expands to 10 GB', async ({ page }) => {
  const files = await twoClasses(3);
  const zip = await writeZip({
    ...files,
    '../../x.png': files['disc/0.jpg']!,
    '__MACOSX/disc/._0.jpg': 'litter',
  });
  const folder = write({ 'good.zip': zip, 'damaged.zip': zip.subarray(0, zip.length / 2) });
  await importFrom(page, 'file-input', join(folder, 'good.zip'));
  await expect(report(page)).toContainText('6 images imported');
  expect(await reasons(page)).toEqual({ 'good.zip/../../x.png': 'unsafe-path' });

  await importFrom(page, 'file-input', join(folder, 'damaged.zip'));
  expect(await reasons(page)).toEqual({ 'damaged.zip': 'damaged' });
  expect(await messages(page)).toEqual([
    'The zip is damaged or incomplete and cannot be opened. Make it again.',
  ]);

  const bomb = await zipOfZeros(40);
  writeFileSync(join(folder, 'bomb.zip'), bomb);
  expect(bomb.length).toBeLessThan(20e6);
  await importFrom(page, 'file-input', join(folder, 'bomb.zip'));
  expect(await messages(page)).toEqual([expect.stringContaining('The zip would unpack to')]);
  expect(await reasons(page)).toEqual({ 'bomb.zip': 'too-large' });
  expect(await stored(page, 'images')).toHaveLength(6);
});

test('whole files that are no photographs say what they are, in a zip and beside it', async ({
  page,
}) => {
  const heic = Buffer.concat([
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(400),
  ]);
  const others: Files = {
    'a/phone.heic': heic,
    'a/scan.tif': await sharp(await picture(0, 1))
      .tiff()
      .toBuffer(),
    'a/logo.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<path d="M0 0"/>'.repeat(20)}</svg>`,
    'a/data.json': JSON.stringify({ names: Array.from({ length: 40 }, (_, n) => `name ${n}`) }),
    'a/recipe.json': `{\n  "version": 2,\n  "seed": 1,\n  "note": "${'long '.repeat(80)}"\n}`,
    'a/weights.h5': Buffer.concat([Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), Buffer.alloc(300)]),
  };
  const expected = {
    'phone.heic': 'unsupported-format',
    'scan.tif': 'unsupported-format',
    'logo.svg': 'not-an-image',
    'data.json': 'not-an-image',
    'recipe.json': 'misplaced',
    'weights.h5': 'misplaced',
  };
  const root = (prefix: string) =>
    Object.fromEntries(Object.entries(expected).map(([name, why]) => [`${prefix}/a/${name}`, why]));
  await importFrom(page, 'folder-input', write(others));
  expect(await reasons(page)).toEqual(root('photos'));
  const zip = join(write({ 'all.zip': await writeZip(others) }), 'all.zip');
  await importFrom(page, 'file-input', zip);
  expect(await reasons(page)).toEqual(root('all.zip'));
  expect(await messages(page)).toContainEqual(
    expect.stringMatching(/HEIC.*browsers cannot decode.*Save it as JPEG/),
  );
});

test('a model zip among photographs is imported as a model, or says why it cannot be', async ({
  page,
}) => {
  const zip = await writeZip({ 'mine/model.json': '{}', 'mine/metadata.json': '{}' });
  const folder = write({ 'mine.zip': zip, 'disc.jpg': await picture(0, 1) });
  await importFrom(page, 'file-input', join(folder, 'mine.zip'), join(folder, 'disc.jpg'));
  await expect(report(page)).toContainText('1 image imported');
  expect(await reasons(page)).toEqual({ 'mine.zip': 'misplaced' });
  await expect(page.getByText('mine.zip holds a model that cannot be imported')).toBeVisible();
});

/** A real zip of `files` files of 256 MB of zeros, a fraction of a thousandth of that large. */
async function zipOfZeros(files: number): Promise<Buffer> {
  const zeros = Buffer.alloc(256 * 2 ** 20);
  const deflated = new Uint8Array(deflateRawSync(zeros));
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (let n = 0; n < files; n++) {
    await writer.add(`with_mask/${n}.png`, new Uint8ArrayReader(deflated), {
      passThrough: true,
      compressionMethod: 8,
      uncompressedSize: zeros.length,
      crc32: crc32(zeros),
    });
  }
  return Buffer.from(await (await writer.close()).arrayBuffer());
}

/** Left half red, right half blue once EXIF has turned it: stored lying on its side. */
async function lyingOnItsSide(width: number, height: number): Promise<Buffer> {
  const half = { width: width / 2, height, channels: 3 as const };
  const upright = await sharp({ create: { ...half, width, background: '#f00' } })
    .composite([{ input: { create: { ...half, background: '#00f' } }, left: width / 2, top: 0 }])
    .png()
    .toBuffer();
  return await sharp(upright)
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

test('a rotated JPEG stands upright, small or large; a transparent PNG lies on white', async ({
  page,
}) => {
  const clear = await sharp({
    create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  const files = {
    'a/1-small.jpg': await lyingOnItsSide(60, 40),
    'a/2-large.jpg': await lyingOnItsSide(900, 600),
    'b/clear.png': clear,
  };
  await importFrom(page, 'folder-input', write(files));

  const images = await stored<ImageRecord>(page, 'images');
  const sizes = images.map(({ path, width, height }) => [path, width, height]).sort();
  expect(sizes).toEqual([
    ['photos/a/1-small.jpg', 60, 40],
    ['photos/a/2-large.jpg', 900, 600],
    ['photos/b/clear.png', 40, 40],
  ]);
  const shown = page.locator('img[src^="blob:"]');
  await expect(shown).toHaveCount(3);
  /** RGB at a place of what the album shows, in parts of its width and height. */
  const pixel = (n: number, x: number, y: number): Promise<[number, number, number]> =>
    shown.nth(n).evaluate(
      async (node, [left, top]) => {
        const image = node as HTMLImageElement;
        await image.decode();
        const { naturalWidth, naturalHeight } = image;
        const context = new OffscreenCanvas(naturalWidth, naturalHeight).getContext('2d')!;
        context.drawImage(image, 0, 0);
        const at = [Math.floor(left! * naturalWidth), Math.floor(top! * naturalHeight)] as const;
        const { data } = context.getImageData(...at, 1, 1);
        return [data[0]!, data[1]!, data[2]!];
      },
      [x, y],
    );
  for (const n of [0, 1]) {
    const [red, , blueInRed] = await pixel(n, 0.2, 0.5);
    expect(red).toBeGreaterThan(200);
    expect(blueInRed).toBeLessThan(60);
    expect((await pixel(n, 0.8, 0.5))[2]).toBeGreaterThan(200);
  }
  for (const value of await pixel(2, 0.5, 0.5)) expect(value).toBeGreaterThan(250);
});

test('sessions below the class folders name no class, unless the user says so', async ({
  page,
}) => {
  await importFrom(
    page,
    'folder-input',
    write({
      'train/with_mask/anna/1.jpg': await picture(0, 1),
      'train/without_mask/ben/2.jpg': await picture(1, 2),
      'test/with_mask/carla/3.jpg': await picture(0, 3),
      'test/without_mask/dan/4.jpg': await picture(1, 4),
    }),
  );
  const classNames = async () =>
    (await stored<{ name: string }>(page, 'classes')).map(({ name }) => name).sort();
  expect(await classNames()).toEqual(['with_mask', 'without_mask']);
  const level = report(page).getByRole('combobox', { name: /Class names come from the folders/ });
  await expect(level).toHaveValue(/with_mask, without_mask/);

  await level.click();
  await page.getByRole('option', { name: /anna, ben, carla/ }).click();
  await expect(report(page).getByRole('list', { name: 'Imported, by class' })).toContainText(
    'anna',
  );
  expect(await classNames()).toEqual(['anna', 'ben', 'carla', 'dan']);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(level).toHaveValue(/with_mask, without_mask/);
  expect(await classNames()).toEqual(['with_mask', 'without_mask']);
});

test('the same picture in two classes goes to the tray, and the report says so', async ({
  page,
}) => {
  const same = await picture(0, 1);
  const files = { 'disc/a.jpg': same, 'bar/b.jpg': same, 'bar/c.jpg': await picture(1, 1) };
  await importFrom(page, 'folder-input', write(files));
  expect(await reasons(page)).toEqual({ 'photos/disc/a.jpg': 'conflict' });
  const images = await stored<ImageRecord>(page, 'images');
  expect(images.filter(({ classId }) => classId === 'unlabelled')).toHaveLength(1);
});

test('importing a folder again adds nothing; cancelling keeps what is imported; going on finishes', async ({
  page,
}) => {
  // Several batches: Cancel comes while they are still being handed over, or just after.
  const files = await twoClasses(600);
  const folder = write(files);
  await page.getByTestId('folder-input').setInputFiles(folder);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(report(page)).toBeVisible({ timeout: 60_000 });
  const afterCancel = await stored<ImageRecord>(page, 'images');
  expect(afterCancel.length).toBeLessThan(1200);
  await page.reload();

  await importFrom(page, 'folder-input', folder);
  expect(await stored(page, 'images')).toHaveLength(1200);
  await importFrom(page, 'folder-input', folder);
  await expect(report(page)).toContainText('Everything was imported already');
  const images = await stored<ImageRecord>(page, 'images');
  expect(images).toHaveLength(1200);
  expect(images.filter(({ split }) => split === 'none')).toEqual([]);
  const share = images.filter(({ split }) => split === 'train').length / images.length;
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(0.8);
  const bytes = readFileSync(join(folder, 'disc/0.jpg'));
  const [first] = images.filter(({ path }) => path === 'photos/disc/0.jpg');
  expect(first!.byteLength).toBe(bytes.length);
});

test('an import goes on while another page is open, which tells its end; the report leads to Train', async ({
  page,
}) => {
  await page.getByTestId('folder-input').setInputFiles(write(await twoClasses(600)));
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  const steps = page.getByRole('navigation');
  await steps.getByRole('link', { name: 'Export' }).click();
  const told = page.getByRole('alert').filter({ hasText: '1,200 images imported' });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await expect(page).toHaveTitle('✓ 1,200 images imported · Mask Studio');
  await told.getByRole('link', { name: 'See the images' }).click();
  await expect(told).toHaveCount(0);
  await report(page).getByRole('link', { name: 'Train' }).click();
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
});

test('the illustrated sample: people with and without a mask, one person in one group', async ({
  page,
}) => {
  await page
    .getByRole('button', { name: /sample/i })
    .first()
    .click();
  await expect(report(page)).toBeVisible({ timeout: 120_000 });
  const images = await stored<ImageRecord>(page, 'images');
  const inSplit = (one: string) => images.filter(({ split }) => split === one).length;
  expect(['train', 'validation', 'test'].map(inSplit)).toEqual([120, 40, 240]);
  expect(new Set(images.map(({ source }) => source))).toEqual(new Set(['sample']));
  const parts = new Map<string, Set<string>>();
  for (const { groupId, split } of images) {
    parts.set(groupId, (parts.get(groupId) ?? new Set()).add(split));
  }
  expect(parts.size).toBe(images.length / 2);
  expect([...parts.values()].every((of) => of.size === 1)).toBe(true);
});

test.describe('when decode workers die', () => {
  test.use({ expectedErrors: [/The decoder is gone/] });

  const decoders = (page: Page) => page.workers().filter((one) => /decode\.worker/.test(one.url()));

  test('in mid-import, others inspect their files and nothing is lost', async ({ page }) => {
    const folder = write(await twoClasses(600));
    await page.getByTestId('folder-input').setInputFiles(folder);
    await expect.poll(async () => (await stored(page, 'images')).length).toBeGreaterThan(0);
    const [first] = decoders(page);
    await first!.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('The decoder is gone');
        }),
    );
    await expect(report(page)).toBeVisible({ timeout: 60_000 });
    await expect(report(page)).toContainText('1,200 images imported');
    expect(decoders(page)).not.toContain(first);
  });
});

test('Keras weights that are dropped on Images: the report says where they are chosen', async ({
  page,
}) => {
  const bytes = Buffer.concat([Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), Buffer.alloc(300)]);
  await drop(page, join(write({ 'mobilenetv2.h5': bytes }), 'mobilenetv2.h5'));
  await expect(report(page)).toContainText('1 skipped');
  await expect(
    page.getByText('Choose it on the Train page, at the weights of MobileNetV2.'),
  ).toBeVisible();
});
