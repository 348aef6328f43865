import type { Page } from '@playwright/test';
import type { Words } from '../words';
import { openPath, tryAFace, type View } from './view';

/** The evaluation of the latest run: its misclassified images, threshold and calibration. */
async function openEvaluation(page: Page, words: Words): Promise<void> {
  await openPath('/compare')(page);
  await page.getByText(words('comparison.page.evaluation')).click();
  await page.getByRole('slider').first().waitFor();
}

/** The images behind the first cell of the confusion matrix that counts errors, or else any. */
async function openMistakes(page: Page, words: Words): Promise<void> {
  await openEvaluation(page, words);
  const all = page.getByRole('button', { name: words('common.confusionMatrix.cell') });
  await all
    .filter({ hasText: /^[1-9]/ })
    .nth(1)
    .click();
}

/** An analysis of the page Data quality, to its end. */
const openAnalysis =
  (tab: `dataset.quality.tabs.${'issues' | 'map' | 'pairs' | 'outliers'}`) =>
  async (page: Page, words: Words): Promise<void> => {
    await openPath('/images/quality')(page);
    await page.getByRole('tab', { name: words(tab) }).click();
    await page.getByRole('button', { name: words('dataset.quality.start') }).click();
    await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 300_000 });
  };

/** Views of a studio with the sample dataset, finished runs and an experiment. */
export const fullViews: View[] = [
  {
    name: 'images',
    async open(page) {
      await openPath('/')(page);
      // The list is laid out before it has a tile, and a tile before it has an image.
      await page.getByRole('listbox').getByRole('option').first().locator('img').waitFor();
    },
    windowOnly: true,
    reopen: true,
  },
  {
    name: 'image',
    async open(page, words) {
      await openPath('/')(page);
      const album = page.getByRole('listbox', { name: words('dataset.gallery.label') });
      await album.getByRole('option').first().dblclick();
      await page.getByRole('dialog').getByRole('img').first().waitFor();
    },
  },
  { name: 'quality-issues', open: openAnalysis('dataset.quality.tabs.issues') },
  { name: 'quality-map', open: openAnalysis('dataset.quality.tabs.map') },
  { name: 'quality-pairs', open: openAnalysis('dataset.quality.tabs.pairs') },
  { name: 'quality-outliers', open: openAnalysis('dataset.quality.tabs.outliers') },
  {
    name: 'quality-groups',
    async open(page, words) {
      await openPath('/images/quality')(page);
      await page.getByRole('tab', { name: words('dataset.quality.tabs.groups') }).click();
    },
  },
  {
    name: 'project-save',
    async open(page, words) {
      await openPath('/export')(page);
      await page.getByRole('button', { name: words('project.section.save') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'augmentation', open: openPath('/train/augmentation') },
  { name: 'train', open: openPath('/train') },
  {
    name: 'help',
    async open(page, words) {
      await openPath('/train')(page);
      await page
        .getByRole('button', { name: words('help.explain') })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'fine-tuning',
    async open(page, words) {
      await openPath('/train')(page);
      await page.getByRole('button', { name: words('training.form.advanced') }).click();
      await page.getByRole('radiogroup').last().waitFor();
    },
  },
  {
    name: 'run',
    async open(page, words) {
      await openPath('/train')(page);
      await page
        .getByRole('button', { name: words('training.runs.list.open') })
        .first()
        .click();
      await page.getByText(words('training.runs.details.evaluated')).waitFor();
    },
  },
  { name: 'compare', open: openPath('/compare') },
  { name: 'evaluation', open: openEvaluation },
  { name: 'mistakes', open: openMistakes },
  {
    name: 'grad-cam',
    async open(page, words) {
      await openMistakes(page, words);
      await page
        .getByRole('button', { name: words('comparison.evaluation.image.inspect') })
        .first()
        .click();
      await page.getByRole('dialog').getByTestId('grad-cam').waitFor();
    },
  },
  { name: 'experiment', open: openPath('/compare/experiments') },
  {
    name: 'try',
    async open(page, words) {
      await openPath('/try')(page);
      await tryAFace(page, words);
      await page.getByRole('switch', { name: words('trying.gradCam.show', 'start') }).click();
      await page.getByTestId('grad-cam').waitFor();
    },
  },
  { name: 'export', open: openPath('/export') },
  {
    name: 'export-dialog',
    async open(page, words) {
      await openPath('/export')(page);
      await page
        .getByRole('button', { name: words('exporting.card.export') })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
