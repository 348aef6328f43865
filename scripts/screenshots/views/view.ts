/** What the views have in common. */
import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Words } from '../words';

export interface View {
  name: string;
  /** Open the view, from a freshly opened studio, by the words of its language. */
  open(page: Page, words: Words): Promise<void>;
  /** Leave it as it was found, where that needs doing. */
  close?(page: Page, words: Words): Promise<void>;
  /** Only what the window shows: a virtual list has nothing below it. */
  windowOnly?: true;
  /** Opened anew at each width: panels are folded by the width that a page is opened at. */
  reopen?: true;
}

export const openPath = (path: string) => (page: Page) =>
  page.goto(`/#${path}`).then(() => undefined);

/** A drawn face that the models have not seen. */
export async function aFace(seed = 'a stranger') {
  const svg = createAvatar(openPeeps, { seed, maskProbability: 100, size: 320 });
  const buffer = await sharp(Buffer.from(svg.toString()))
    .flatten({ background: '#d1e7dd' })
    .jpeg()
    .toBuffer();
  return { name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer };
}

export async function tryAFace(page: Page, words: Words): Promise<void> {
  await page.getByTestId('file-input').setInputFiles(await aFace());
  await page
    .getByRole('progressbar', { name: words('trying.score') })
    .first()
    .waitFor();
}
