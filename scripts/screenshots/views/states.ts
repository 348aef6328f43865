import type { Page } from '@playwright/test';
import type { Words } from '../words';
import { folderOf, openSample, startImport, trainSample } from './studios';
import { openPath, type View } from './view';

async function untilDemoTrains(page: Page, words: Words): Promise<void> {
  await openPath('/')(page);
  await page.getByRole('button', { name: words('dataset.welcome.demo') }).click();
  await page.waitForURL(/#\/train$/, { timeout: 120_000 });
}

/** Views of states that a user comes to by chance; each in a studio that holds nothing yet. */
export const stateViews: View[] = [
  {
    name: 'demo-stopped',
    async open(page, words) {
      await untilDemoTrains(page, words);
      await page.getByRole('button', { name: words('demo.stop') }).click();
      await page.getByText(words('demo.stopped')).waitFor();
    },
  },
  {
    name: 'demo-failed',
    async open(page, words) {
      // The pretrained weights are gone: the second run cannot begin.
      await page.context().route(/generated\/mobilenetv2/, (route) => route.abort());
      await untilDemoTrains(page, words);
      await page.getByText(words('demo.failed')).waitFor({ timeout: 240_000 });
    },
  },
  {
    name: 'importing',
    async open(page, words) {
      await startImport(page, await folderOf(['with_mask', 'without_mask'], 400, 2400));
      await page
        .getByText(words('dataset.incoming.progress.importing'), { exact: true })
        .first()
        .waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'import-interrupted',
    async open(page, words) {
      await startImport(page, await folderOf(['with_mask', 'without_mask'], 200, 2400));
      await page.getByRole('listbox').getByRole('option').first().waitFor({ timeout: 60_000 });
      await page.reload();
      await page.getByText(words('dataset.incoming.interrupted.title')).waitFor();
    },
  },
  {
    name: 'untrainable',
    async open(page, words) {
      await startImport(page, await folderOf(['with_mask'], 3, 400));
      await page.getByRole('region', { name: words('dataset.incoming.report.label') }).waitFor();
    },
  },
  {
    name: 'train-untrainable',
    async open(page, words) {
      await startImport(page, await folderOf(['with_mask'], 3, 400));
      await page.getByRole('region', { name: words('dataset.incoming.report.label') }).waitFor();
      await openPath('/train')(page);
      await page.getByText(words('training.page.datasetProblem.title')).waitFor();
    },
  },
  {
    name: 'other-tab',
    async open(page, words) {
      const other = await page.context().newPage();
      await trainSample(other, 400, false);
      await openPath('/train')(page);
      await page.getByText(words('training.page.elsewhere.title')).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'paused',
    async open(page, words) {
      await openSample(page);
      await openPath('/train')(page);
      await page.getByRole('button', { name: words('training.page.start.both') }).click();
      await page
        .getByRole('button', { name: words('training.runs.active.pause') })
        .click({ timeout: 60_000 });
      await page
        .getByRole('button', { name: words('training.runs.active.resume') })
        .waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'compare-one',
    async open(page) {
      await trainSample(page, 3, true);
      await openPath('/compare')(page);
      await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor();
    },
  },
  { name: 'not-found', open: openPath('/nowhere') },
];
