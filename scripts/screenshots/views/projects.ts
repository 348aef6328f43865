import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Words } from '../words';
import { trainSample } from './studios';
import { openPath, type View } from './view';

/** Saves a project of one run, and chooses that file to open. */
async function chooseProject(page: Page, words: Words): Promise<void> {
  await trainSample(page, 1, true);
  const saving = page.waitForEvent('download');
  await page.evaluate(() => window.studio.saveProject());
  const path = await (await saving).path();
  await openPath('/export')(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words('project.section.open') }).click();
  const buffer = readFileSync(path);
  await (await choosing).setFiles({ name: 'class-7b.zip', mimeType: 'application/zip', buffer });
}

/** Projects; each view in a studio that holds nothing yet. */
export const projectViews: View[] = [
  {
    name: 'project-open',
    async open(page, words) {
      await chooseProject(page, words);
      await page.getByRole('dialog').getByText(words('project.open.mode')).waitFor();
    },
  },
  {
    name: 'project-link',
    async open(page) {
      await page.goto('/?project=https%3A%2F%2Fschool.example%2Fclass-7b.zip#/');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'project-opened',
    async open(page, words) {
      await chooseProject(page, words);
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: words('project.open.replace', 'start') }).check();
      await dialog.getByRole('button', { name: words('project.open.action') }).click();
      await dialog.getByRole('status').waitFor({ timeout: 60_000 });
    },
  },
];
