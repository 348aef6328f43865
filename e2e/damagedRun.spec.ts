import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';
import { evaluatedRun } from './evaluatedRuns';
import { stored } from './seed';

/** Put runs into storage, as they are given. */
const putRuns = (page: Page, runs: object[]): Promise<void> =>
  page.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('runs', 'readwrite');
          rows.forEach((row) => transaction.objectStore('runs').put(row));
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
          opening.result.close();
        };
      }),
    runs,
  );

test('a stored run that cannot be read is deleted from its notice, and no other', async ({
  page,
}) => {
  await page.goto('/');
  // It is drawn once the studio has opened its database.
  await page.getByRole('button', { name: 'Run the demo' }).waitFor();
  const { run } = evaluatedRun('whole', 'cnn');
  const damaged = { ...run, id: 'damaged', name: 'Damaged', status: 'running', epochs: 'many' };
  await putRuns(page, [run, damaged]);
  await page.reload();
  const notice = page
    .getByRole('alert')
    .filter({ hasText: 'The stored run Damaged cannot be read' });
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Delete it' }).click();
  const question = page.getByRole('dialog', { name: 'Delete this stored run?' });
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Delete it' }).click();
  await question.getByRole('button', { name: 'Delete the run' }).click();
  await expect(notice).toHaveCount(0);
  expect((await stored<{ id: string }>(page, 'runs')).map(({ id }) => id)).toEqual(['whole']);
  await page.reload();
  await page.getByRole('main').waitFor();
  await expect(notice).toHaveCount(0);
});
