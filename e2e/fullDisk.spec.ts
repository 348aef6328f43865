/** A full disk, and a tab that closes while it trains. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { isOver, openStudio, read, recipeOf, start, trainingWorker, until } from './smallRuns';

type DiskScope = typeof globalThis & { isFull: boolean };

/** From now on this thread's writes are refused as on a full disk, until the reserve is freed. */
function fillDisk(): void {
  const scope = globalThis as DiskScope;
  scope.isFull = true;
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...row) {
    if (scope.isFull) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, row);
  };
  const { removeEntry } = FileSystemDirectoryHandle.prototype;
  FileSystemDirectoryHandle.prototype.removeEntry = async function (...entry) {
    await removeEntry.apply(this, entry);
    if (entry[0] === 'reserve') scope.isFull = false;
  };
}

const setFull = (page: Page, isFull: boolean) =>
  page.evaluate((isFull) => Object.assign(globalThis, { isFull }), isFull);

test('a full disk fails the run in words, and it continues when there is space', async ({
  page,
}) => {
  await openStudio(page);
  await page.evaluate(() => window.studio.training.recoverRuns());
  const id = await start(page, recipeOf(30), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 2);
  await page.evaluate(fillDisk);
  await trainingWorker(page).evaluate(fillDisk);
  const failed = await until(page, id, isOver);
  expect(failed).toMatchObject({ status: 'failed', failure: { code: 'storage-full' } });

  // Nothing is left of the reserve: to continue is refused in words, and the run stays as it is.
  await setFull(page, true);
  const refusal = page.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), id);
  await expect(refusal).rejects.toThrow('no space left');
  expect(await read(page, id)).toEqual(failed);

  await setFull(page, false);
  await page.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), id);
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
});

test('a tab that closes while it trains: the other tab says so at once', async ({
  page,
  context,
}) => {
  await openStudio(page);
  const id = await start(page, recipeOf(200), 'wasm');
  await until(page, id, ({ epochs }) => epochs.length >= 1);
  const other = await context.newPage();
  await other.goto('/#/train');
  await expect(other.getByText('Training runs in another tab')).toBeVisible();
  await page.close();
  await expect(other.getByText('Training was interrupted')).toBeVisible();
  await expect(other.getByText('Training runs in another tab')).toBeHidden();
});
