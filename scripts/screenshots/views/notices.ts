import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { builtStudio } from '../../serving/built';
import { studioFiles } from '../../serving/files';
import { listen } from '../../serving/listen';
import { nextVersion } from '../../serving/nextVersion';
import { openSample, startLongRun } from './studios';
import { openPath, type View } from './view';

export const INSECURE_HOST = 'studio.test';

const RECIPE = 'src/domain/recipe/fixtures/cnn.v1.recipe.json';

/** A notification stays for as long as a pointer is on it. */
async function keepNotice(page: Page): Promise<void> {
  const notice = page.locator('.mantine-Notification-root').first();
  await notice.waitFor({ timeout: 120_000 });
  await notice.dispatchEvent('mouseover');
}

/** Notices and a question; each view in a studio that holds nothing yet. */
export const noticeViews: View[] = [
  {
    name: 'already-queued',
    async open(page, words) {
      await openSample(page);
      await startLongRun(page, words, 60, 1);
      await page.getByRole('button', { name: words('training.page.start.queue') }).click();
      await keepNotice(page);
    },
    windowOnly: true,
  },
  {
    name: 'training-ended',
    async open(page, words) {
      await openSample(page);
      await startLongRun(page, words, 3, 1);
      await openPath('/')(page);
      await keepNotice(page);
    },
    windowOnly: true,
  },
  {
    name: 'split-question',
    async open(page) {
      await openSample(page, 20);
      await openPath('/train')(page);
      await page.locator('input[type=file][accept*=json]').setInputFiles(RECIPE);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'insecure',
    async open(page) {
      await openPath('/')(page);
      const { port } = new URL(page.url());
      await page.goto(`http://${INSECURE_HOST}:${port}/`);
      await keepNotice(page);
    },
    windowOnly: true,
  },
  {
    name: 'new-version',
    async open(page) {
      const { folder } = await builtStudio();
      const next = mkdtempSync(join(tmpdir(), 'mask-studio-'));
      nextVersion(folder, next);
      let files = studioFiles(folder);
      const { server, port } = await listen((request, response) => files(request, response), {
        ...{ port: 0, host: 'localhost' },
      });
      page.once('close', () => server.close());
      await page.goto(`http://localhost:${port}/`);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      files = studioFiles(next);
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update();
      });
      await keepNotice(page);
    },
    windowOnly: true,
  },
];
