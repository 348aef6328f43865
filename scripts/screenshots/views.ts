/** How to open each view of the studio. */
import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

export interface View {
  name: string;
  /** Open the view, from a freshly opened studio. */
  open(page: Page): Promise<void>;
  /** Leave it as it was found, where that needs doing. */
  close?(page: Page): Promise<void>;
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
  { name: 'try-empty', open: openPath('/try') },
  { name: 'export-empty', open: openPath('/export') },
];

/** The evaluation of the latest run: its misclassified images, threshold and calibration. */
async function openEvaluation(page: Page): Promise<void> {
  await openPath('/compare')(page);
  await page.getByText('Evaluation', { exact: true }).click();
  await page.getByRole('slider', { name: /^Decision threshold/ }).waitFor();
}

/** The images behind the first cell of the confusion matrix that has any. */
async function openMistakes(page: Page): Promise<void> {
  await openEvaluation(page);
  await page
    .getByRole('button', { name: /[1-9].* of .* predicted as/ })
    .first()
    .click();
}

/** Views of a studio with the sample dataset and two finished runs. */
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
    async open(page) {
      await openPath('/')(page);
      const album = page.getByRole('listbox', { name: 'Images' });
      await album.getByRole('option').first().dblclick();
      await page.getByRole('dialog').getByRole('img').first().waitFor();
    },
  },
  { name: 'augmentation', open: openPath('/train/augmentation') },
  { name: 'train', open: openPath('/train') },
  {
    name: 'help',
    async open(page) {
      await openPath('/train')(page);
      await page.getByRole('button', { name: 'Explain: Augmentation' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'try-now',
    async open(page) {
      await openPath('/train')(page);
      await page.getByRole('button', { name: 'Try it now' }).click();
      await page.getByTestId('file-input').setInputFiles(await aFace());
      await page
        .getByRole('progressbar', { name: /^Score of/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'fine-tuning',
    async open(page) {
      await openPath('/train')(page);
      await page.getByRole('button', { name: 'Advanced' }).click();
      await page.getByRole('radiogroup', { name: 'Fine-tune from' }).waitFor();
    },
  },
  {
    name: 'run',
    async open(page) {
      await openPath('/train')(page);
      await page
        .getByRole('button', { name: /^Open the run/ })
        .first()
        .click();
      await page.getByText(/of \d+ test images correct/).waitFor();
    },
  },
  { name: 'compare', open: openPath('/compare') },
  { name: 'evaluation', open: openEvaluation },
  { name: 'mistakes', open: openMistakes },
  {
    name: 'grad-cam',
    async open(page) {
      await openMistakes(page);
      await page
        .getByRole('button', { name: /^Inspect / })
        .first()
        .click();
      await page.getByRole('dialog').getByTestId('grad-cam').waitFor();
    },
  },
  {
    name: 'try',
    async open(page) {
      await openPath('/try')(page);
      await page.getByTestId('file-input').setInputFiles(await aFace());
      await page
        .getByRole('progressbar', { name: /^Score of/ })
        .first()
        .waitFor();
      await page.getByRole('switch', { name: 'Show Grad-CAM' }).click();
      await page.getByTestId('grad-cam').waitFor();
    },
  },
  { name: 'export', open: openPath('/export') },
];

/** Views that change what the studio holds; last. */
export const workingViews: View[] = [
  {
    name: 'training',
    async open(page) {
      await openPath('/train')(page);
      for (const name of [/^MobileNetV2/, /^Compact CNN/]) {
        await page.getByRole('checkbox', { name }).uncheck();
      }
      await page.getByRole('button', { name: 'Advanced' }).click();
      await page.getByRole('textbox', { name: 'Epochs', exact: true }).fill('60');
      await page.getByRole('button', { name: 'Train CNN' }).click();
      await page.getByText(/epoch 5 of 60, batch/).waitFor({ timeout: 120_000 });
    },
    async close(page) {
      await page.getByRole('button', { name: 'Stop and keep the best' }).click();
      await page.getByRole('region', { name: 'Training now' }).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'import-report',
    async open(page) {
      await openPath('/')(page);
      await page.getByTestId('folder-input').setInputFiles(folderWithBrokenFiles());
      await page.getByRole('region', { name: 'Import report' }).waitFor({ timeout: 60_000 });
    },
  },
];
