/** What the studio of a view holds: files to import, the sample, a run on it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { demoRecipes } from '../../../src/domain/recipe/demo';
import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe';
import { aFace } from './view';

/** A folder of JPEGs, `perClass` in each class, so large that an import of them takes a while. */
export async function folderOf(classes: string[], perClass: number, size: number): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'mask-studio-')), 'photos');
  for (const name of classes) {
    mkdirSync(join(folder, name), { recursive: true });
    const jpeg = await sharp((await aFace(name)).buffer)
      .resize(size, size)
      .jpeg()
      .toBuffer();
    // What follows a JPEG is not read, and makes each another file.
    for (let n = 0; n < perClass; n++)
      writeFileSync(join(folder, name, `${n}.jpg`), Buffer.concat([jpeg, Buffer.from(`${n}`)]));
  }
  return folder;
}

export async function openSample(page: Page): Promise<void> {
  await page.goto('/automation.html');
  await page.waitForFunction(() => 'studio' in window);
  const choices = { limit: null, seed: 1, fractions: DEFAULT_SPLIT };
  await page.evaluate((c) => window.studio.importSample(c), choices);
}

/** The demo's CNN on the sample; `waits`: until it has ended, or else it trains on. */
export async function trainSample(page: Page, epochs: number, waits: boolean): Promise<void> {
  await openSample(page);
  const recipe = { ...demoRecipes()[0]! };
  recipe.training = { ...recipe.training, epochs, earlyStopping: null };
  await page.evaluate(
    async ([recipe, waits]) => {
      if (waits) return void (await window.studio.train(recipe, 'auto'));
      const { createRun, enqueue } = window.studio.training;
      const { id } = await createRun(recipe);
      await enqueue([id], 'auto');
    },
    [recipe, waits] as const,
  );
}
