import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { DEFAULT_SPLIT } from '../src/domain/recipe/recipe';
import { drop } from './drop';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, test } from './fixtures';
import { picture, temporaryFolder } from './pictures';
import { store, stored } from './seed';
import { openWithTrainedModel } from './trainedModel';

/** What a save picker would do is the system's: without it, the browser's downloads take the file. */
const withoutPicker = (page: Page) =>
  page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));

test.beforeEach(({ page }) => withoutPicker(page));

/** Every table of the studio, bytes as SHA-256; what is of this device or this import alone is left out. */
function everything(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database did not answer.'));
      });
    const sum = async (bytes: ArrayBuffer) =>
      String(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const plain = async (value: unknown): Promise<unknown> => {
      if (value instanceof ArrayBuffer) return await sum(value);
      if (value instanceof Float32Array) return await sum(value.slice().buffer);
      if (Array.isArray(value)) return await Promise.all(value.map(plain));
      if (typeof value !== 'object' || value === null) return value;
      const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
      const read = fields.map(async ([name, field]) => [name, await plain(field)] as const);
      return Object.fromEntries(await Promise.all(read));
    };
    const db = await settled(indexedDB.open('mask-studio'));
    const tables: Record<string, unknown[]> = {};
    for (const name of db.objectStoreNames) {
      if (['imports', 'rejections', 'undoSteps'].includes(name)) continue;
      const rows = await settled(db.transaction(name).objectStore(name).getAll());
      const kept = rows.filter((row: { key?: string }) => row.key !== 'probe');
      tables[name] = (await plain(kept)) as unknown[];
    }
    db.close();
    return tables;
  });
}

async function importSample(page: Page, limit: number | null): Promise<void> {
  await page.goto('/automation.html');
  const choices = { limit, seed: 1, fractions: DEFAULT_SPLIT };
  await page.evaluate((c) => window.studio.importSample(c), choices);
}

/** Save by the dialog on the Export page; gives the file. */
async function saveProject(page: Page): Promise<Buffer> {
  await page.goto('/#/export');
  await page.getByRole('button', { name: 'Save the project' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the project' });
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const file = readFileSync(await (await downloading).path());
  await expect(dialog).toBeHidden();
  return file;
}

async function choose(page: Page, ...files: { name: string; buffer: Buffer }[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a project' }).click();
  const named = files.map((file) => ({ ...file, mimeType: 'application/zip' }));
  await (await choosing).setFiles(named);
}

const opening = (page: Page) => page.getByRole('dialog', { name: /Open (a )?projects?/ });

async function emptyStudio(browser: Browser, route = '/'): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await withoutPicker(page);
  await page.goto(route);
  return page;
}

test('a project is saved, opened in an empty studio and is the same there', async ({
  page,
  browser,
}) => {
  await openWithTrainedModel(page, '/export', 'Small CNN');
  await page
    .getByRole('article', { name: 'Small CNN' })
    .getByRole('button', { name: 'Save' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.getByRole('button', { name: 'Save the project' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  const before = await everything(page);
  const file = await saveProject(page);

  const there = await emptyStudio(browser);
  await choose(there, { name: 'class.project.zip', buffer: file });
  const dialog = opening(there);
  await expect(dialog).toContainText('24 images, 2 classes, 1 run and 1 model');
  await expectAccessible(there);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText(
    'Added: 24 images, 2 classes, 1 run and 1 model.',
  );
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(await everything(there)).toEqual(before);

  // The model works there.
  await there.goto('/#/try');
  const image = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture(0, 5) };
  await there.getByTestId('file-input').setInputFiles(image);
  await expect(there.getByRole('progressbar', { name: /^Score of/ })).toHaveCount(2);

  // Opened again, it changes nothing; a file of other work replaces it.
  await there.goto('/#/export');
  await choose(there, { name: 'class.project.zip', buffer: file });
  await expect(dialog.getByRole('radio', { name: 'Merge' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('Added: nothing.');
  expect(await everything(there)).toEqual(before);
  await there.context().close();
});

test('what is here stays in a merge, differences are listed; a replacement offers to save first', async ({
  page,
}) => {
  await importSample(page, 12);
  const file = await saveProject(page);
  const [first] = await stored<{ hash: string; classId: string; path: string }>(page, 'images');
  const classes = await stored<{ id: string; name: string }>(page, 'classes');
  const other = classes.find(({ id }) => id !== first!.classId)!;
  await page.evaluate(
    async ([hash, classId]) => {
      const request = indexedDB.open('mask-studio');
      await new Promise((resolve) => (request.onsuccess = resolve));
      const store = request.result.transaction('images', 'readwrite').objectStore('images');
      const reading = store.get(hash!);
      await new Promise((resolve) => (reading.onsuccess = resolve));
      const writing = store.put({ ...reading.result, classId });
      await new Promise((resolve) => (writing.onsuccess = resolve));
      request.result.close();
    },
    [first!.hash, other.id],
  );

  const folder = temporaryFolder();
  try {
    const path = join(folder.path, 'class.project.zip');
    writeFileSync(path, file);
    await page.goto('/#/train');
    await page.getByRole('heading', { name: 'Train', level: 2 }).waitFor();
    await drop(page, path); // Anywhere.
    const dialog = opening(page);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByText('1 difference: what is here was kept')).toBeVisible();
    await expect(dialog).toContainText(`${first!.path}: the label here is ${other.name}`);
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    await drop(page, path);
    await dialog.getByRole('radio', { name: 'Replace' }).check();
    await dialog.getByRole('button', { name: 'Save what is here first' }).click();
    const saving = page.getByRole('dialog', { name: 'Save the project' });
    const downloading = page.waitForEvent('download');
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    await downloading;
    await dialog.getByRole('radio', { name: 'Replace' }).check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByText('The project is open')).toBeVisible();
    const images = await stored<{ hash: string; classId: string }>(page, 'images');
    expect(images.find(({ hash }) => hash === first!.hash)!.classId).toBe(first!.classId);
  } finally {
    folder.remove();
  }
});

test(
  'an opening that a reload cuts short is told, and the same file completes it',
  { tag: '@alone' },
  async ({ page, browser }) => {
    await importSample(page, null);
    const before = await everything(page);
    const file = await saveProject(page);

    const there = await emptyStudio(browser);
    await choose(there, { name: 'class.project.zip', buffer: file });
    const dialog = opening(there);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    const count = async () => (await stored(there, 'images')).length;
    await expect.poll(count, { intervals: [10] }).toBeGreaterThan(0);
    await there.reload();
    const total = before['images']!.length;
    const here = await count();
    expect(here).toBeLessThan(total);
    const notice = there
      .getByRole('status')
      .filter({ hasText: 'Opening a project was interrupted' });
    await expect(notice).toContainText(`of ${total} images, runs and models are here`);
    const choosing = there.waitForEvent('filechooser');
    await notice.getByRole('button', { name: 'Open the file' }).click();
    await (
      await choosing
    ).setFiles({ name: 'class.project.zip', mimeType: 'application/zip', buffer: file });
    await expect(dialog).toContainText('What is missing will be added');
    await dialog.getByRole('button', { name: 'Complete' }).click();
    await expect(dialog.getByRole('status')).toContainText('Added:');
    expect(await everything(there)).toEqual(before);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(notice).toHaveCount(0);
    await there.context().close();
  },
);

/** The next student has this browser. */
const forgetRuns = (page: Page) =>
  store(page, { runs: [], judgements: [], snapshots: [] }, { empties: true });

test(
  'students hand in runs; the teacher opens thirty files and compares them',
  { tag: '@alone' },
  async ({ page, browser }) => {
    const files: { name: string; buffer: Buffer }[] = [];
    for (let i = 0; i < 30; i++) {
      if (i > 0) await forgetRuns(page);
      await seedRuns(page, [evaluatedRun(`run-${i}`, 'cnn', { seed: i, createdAt: i })]);
      await page.goto('/#/export');
      await page.getByRole('button', { name: 'Hand in runs' }).click();
      const dialog = page.getByRole('dialog', { name: 'Hand in runs' });
      await expect(dialog).toContainText('1 evaluated run');
      if (i === 0) await expectAccessible(page);
      await dialog.getByRole('textbox').fill(`Student ${i}`);
      const downloading = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      const download = await downloading;
      const buffer = readFileSync(await download.path());
      expect(download.suggestedFilename()).toBe(`Student-${i}.runs.zip`);
      expect(buffer.length).toBeLessThan(300_000);
      files.push({ name: download.suggestedFilename(), buffer });
    }

    const teacher = await emptyStudio(browser, '/#/export');
    await choose(teacher, ...files);
    const dialog = opening(teacher);
    await expect(dialog).toContainText('Runs handed in by Student 29');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByText('30 files are open')).toBeVisible();
    await expectAccessible(teacher);
    await dialog.getByRole('link', { name: 'Compare the runs' }).click();
    await expect(teacher.getByRole('heading', { name: 'Runs handed in (30)' })).toBeVisible();
    const table = teacher.getByRole('table').filter({ hasText: 'Student 7' }).first();
    await expect(table.getByRole('row')).toHaveCount(31);
    await expectAccessible(teacher);
    await table.getByRole('button', { name: /^Delete Student 7 / }).click();
    await teacher.getByRole('button', { name: 'Delete the run' }).click();
    await expect(teacher.getByRole('heading', { name: 'Runs handed in (29)' })).toBeVisible();
    // Nothing can be predicted with them.
    await teacher.goto('/#/export');
    await expect(teacher.getByText('Nothing to export yet')).toBeVisible();
    await teacher.context().close();
  },
);

test('a file that is no project says so', async ({ page }) => {
  await page.goto('/');
  await choose(page, { name: 'bad.zip', buffer: Buffer.from('PK, and no more') });
  await expect(opening(page).getByRole('alert')).toContainText('bad.zip is no zip');
});

test.describe('a link', () => {
  // 127.0.0.1 is another origin than localhost. What is asked of it is checked by the test.
  test.use({
    expectedErrors: [
      /^left the origin: http:\/\/127\.0\.0\.1:|CORS policy|Failed to load resource/,
    ],
  });

  let server: Server;
  let asked: string[];
  let file: Buffer;
  test.beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url!);
      expect(request.headers.referer).toBeUndefined();
      if (request.url !== '/closed.zip') response.setHeader('Access-Control-Allow-Origin', '*');
      if (request.url === '/slow.zip') {
        response.writeHead(200, { 'Content-Length': 9_000_000 });
        return response.write(Buffer.alloc(3_000_000));
      }
      return response.end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  test.afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('asks first, then fetches; says why a server does not give the file', async ({
    page,
    browser,
  }) => {
    await seedRuns(page, [evaluatedRun('one', 'cnn')]);
    file = await saveProject(page);
    const { port } = server.address() as AddressInfo;
    const link = (path: string) => encodeURIComponent(`http://127.0.0.1:${port}${path}`);

    const there = await emptyStudio(browser, `/?project=${link('/class.zip')}#/compare`);
    const asking = there.getByRole('dialog', { name: `Open a project from 127.0.0.1:${port}?` });
    await expect(asking).toContainText('Nothing was asked of it yet');
    await expectAccessible(there);
    expect(asked).toEqual([]);
    expect(there.url()).toMatch(/\/#\/compare$/);
    await asking.getByRole('button', { name: 'Fetch the project' }).click();
    await expect(opening(there)).toContainText('1 run');
    await opening(there).getByRole('button', { name: 'Open', exact: true }).click();
    await expect(opening(there).getByRole('status')).toContainText('Added: 2 classes and 1 run.');
    expect(asked).toEqual(['/class.zip']);

    // Followed while the studio is open, in the hash.
    await there.goto(`/#/train?project=${link('/closed.zip')}`);
    await asking.getByRole('button', { name: 'Fetch the project' }).click();
    await expect(asking.getByRole('alert')).toContainText('(CORS)');
    await expect(asking.getByRole('link', { name: /new tab/ })).toBeVisible();

    await there.goto(`/#/?project=${link('/slow.zip')}`);
    await asking.getByRole('button', { name: 'Fetch the project' }).click();
    await expect(asking).toContainText('3.0 MB of 9.0 MB');
    await asking.getByRole('button', { name: 'Cancel' }).click();
    await expect(asking.getByRole('progressbar')).toHaveCount(0);
    await asking.getByRole('button', { name: 'Cancel' }).click();

    await there.goto('/?project=icon.svg');
    const own = there.getByRole('dialog', { name: 'Open a project from this studio’s server?' });
    await own.getByRole('button', { name: 'Fetch the project' }).click();
    await expect(opening(there).getByRole('alert')).toContainText('icon.svg is no zip');
    await there.context().close();
  });
});

test('the terminal writes a project, and trains on one with its split', async () => {
  const folder = temporaryFolder();
  const train = (...words: string[]) =>
    promisify(execFile)(process.execPath, [
      ...['--import', 'tsx', 'scripts/train/index.ts'],
      ...words,
    ]);
  try {
    const project = join(folder.path, 'a.project.zip');
    const json = join(folder.path, 'r.json');
    const small = '--model compact-cnn --size 64 --epochs 1 --batch 8'.split(' ');
    await train(
      '--sample',
      '--limit',
      '8',
      '--split',
      '50/25/25',
      ...small,
      '--save-project',
      project,
    );
    await train('--project', project, ...small, '--json', json);
    const { dataset, runs } = JSON.parse(readFileSync(json, 'utf8'));
    expect(dataset).toMatchObject({ imported: 16, split: { fractions: { train: 0.5 } } });
    expect(runs[0].recipe.split).toEqual({ train: 0.5, validation: 0.25, test: 0.25, seed: 1 });
    writeFileSync(project, readFileSync(project).subarray(0, 5000));
    const failed = await train('--project', project, ...small).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('a.project.zip is no zip, or it is damaged'),
    });
  } finally {
    folder.remove();
  }
});
