/** How to open each view of the studio. */
import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Words } from './words';

export interface View {
  name: string;
  /** Open the view, from a freshly opened studio, by the words of its language. */
  open(page: Page, words: Words): Promise<void>;
  /** Leave it as it was found, where that needs doing. */
  close?(page: Page, words: Words): Promise<void>;
  /** Only what the window shows: a virtual list has nothing below it. */
  windowOnly?: true;
}

const openPath = (path: string) => (page: Page) => page.goto(`/#${path}`).then(() => undefined);

/** A drawn face that the models have not seen. */
async function aFace() {
  const svg = createAvatar(openPeeps, { seed: 'a stranger', maskProbability: 100, size: 320 });
  const buffer = await sharp(Buffer.from(svg.toString()))
    .flatten({ background: '#d1e7dd' })
    .jpeg()
    .toBuffer();
  return { name: 'stranger.jpg', mimeType: 'image/jpeg', buffer };
}

function folderWithBrokenFiles(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'mask-studio-')), 'photos');
  mkdirSync(join(folder, 'with_mask'), { recursive: true });
  writeFileSync(join(folder, 'with_mask', 'empty.jpg'), '');
  writeFileSync(join(folder, 'with_mask', 'notes.txt'), 'not a picture');
  writeFileSync(join(folder, 'with_mask', 'cut.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
  return folder;
}

/** Views of a studio that holds nothing yet. */
export const emptyViews: View[] = [
  { name: 'first-screen', open: openPath('/') },
  { name: 'augmentation-empty', open: openPath('/train/augmentation') },
  { name: 'train-empty', open: openPath('/train') },
  { name: 'compare-empty', open: openPath('/compare') },
  { name: 'experiments-empty', open: openPath('/compare/experiments') },
  { name: 'quality-empty', open: openPath('/images/quality') },
  { name: 'try-empty', open: openPath('/try') },
  { name: 'export-empty', open: openPath('/export') },
];

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
    name: 'try-now',
    async open(page, words) {
      await openPath('/train')(page);
      await page.getByRole('button', { name: words('training.runs.result.tryNow') }).click();
      await tryAFace(page, words);
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

async function tryAFace(page: Page, words: Words): Promise<void> {
  await page.getByTestId('file-input').setInputFiles(await aFace());
  await page
    .getByRole('progressbar', { name: words('trying.score') })
    .first()
    .waitFor();
}

/** Views that change what the studio holds; last. */
export const workingViews: View[] = [
  {
    name: 'training',
    async open(page, words) {
      await openPath('/train')(page);
      for (const box of await page
        .getByRole('checkbox', { name: /^(MobileNetV2|Compact|CNN comp)/ })
        .all())
        await box.uncheck();
      await page.getByRole('button', { name: words('training.form.advanced') }).click();
      await page.getByRole('textbox', { name: words('training.form.epochs') }).fill('60');
      await page.getByRole('button', { name: words('training.page.start.one') }).click();
      await page
        .getByText(/5 (of|de) 60/)
        .first()
        .waitFor({ timeout: 120_000 });
    },
    async close(page, words) {
      await page.getByRole('button', { name: words('training.runs.active.stop') }).click();
      const now = page.getByRole('region', { name: words('training.runs.active.label') });
      await now.waitFor({ state: 'detached', timeout: 60_000 });
    },
  },
  {
    name: 'import-report',
    async open(page, words) {
      await openPath('/')(page);
      await page.getByTestId('folder-input').setInputFiles(folderWithBrokenFiles());
      const report = page.getByRole('region', { name: words('dataset.incoming.report.label') });
      await report.waitFor({ timeout: 60_000 });
    },
  },
];
