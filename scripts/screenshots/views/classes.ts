import type { Page } from '@playwright/test';
import type { Words } from '../words';
import { drawnFolder, TEN, THREE } from './drawings';
import { importFolder, openSample, trainSmall } from './studios';
import { openPath, type View } from './view';

/** The Images page with drawings of these classes. */
async function openImages(page: Page, words: Words, classes: readonly string[]): Promise<void> {
  await importFolder(page, words, await drawnFolder(classes, 24));
  await page.getByRole('listbox').getByRole('option').first().locator('img').waitFor();
}

/** The evaluation of a CNN that was trained on them. */
async function openEvaluationOf(
  page: Page,
  words: Words,
  classes: readonly string[],
): Promise<void> {
  await openImages(page, words, classes);
  await trainSmall(page, 2);
  await openPath('/compare')(page);
  await page.getByText(words('comparison.page.evaluation')).click();
  await page.getByRole('group', { name: words('common.confusionMatrix.title') }).waitFor();
}

/** Views of three and of ten classes, and of a class; each in a studio that holds nothing yet. */
export const classViews: View[] = [
  {
    name: 'rename-class',
    async open(page, words) {
      await openSample(page, 20);
      await openPath('/')(page);
      await page
        .getByRole('button', { name: words('dataset.classes.change') })
        .first()
        .click();
      await page.getByRole('menuitem', { name: words('dataset.classes.rename') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'three-images',
    open: (page, words) => openImages(page, words, THREE),
    windowOnly: true,
    reopen: true,
  },
  {
    name: 'ten-images',
    open: (page, words) => openImages(page, words, TEN),
    windowOnly: true,
    reopen: true,
  },
  {
    name: 'three-evaluation',
    async open(page, words) {
      await openEvaluationOf(page, words, THREE);
      await page.getByText(words('comparison.decisions.rules.rest')).waitFor();
      const choose = page.getByRole('button', { name: words('comparison.decisions.rules.choose') });
      await choose.last().click();
      await page.getByText(words('comparison.decisions.rules.onTest')).waitFor();
    },
  },
  { name: 'ten-evaluation', open: (page, words) => openEvaluationOf(page, words, TEN) },
];
