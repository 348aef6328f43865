/**
 * `npm run screenshots`: every view of the built studio on its sample dataset, light
 * and dark, at 1440 and 390 px, into screenshots/, and those that the documents show into
 * docs/screenshots/. Real runs, with the default recipes.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import sharp from 'sharp';
import { MODEL_KINDS } from '../../src/domain/models/registry';
import { DEFAULT_SPLIT, defaultRecipe } from '../../src/domain/recipe/recipe';
import { chromiumLaunch, ensureChromium } from '../chromium';
import { serveStudio } from '../server';
import { isComplete } from './isComplete';
import { emptyViews, fullViews, workingViews, type View } from './views';

const OUT = 'screenshots';
const DOCS = 'docs/screenshots';
const IN_DOCS = ['compare-light-1440.png'];

async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForFunction(isComplete, undefined, { timeout: 60_000 });
}

async function shoot(context: BrowserContext, views: View[]): Promise<void> {
  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const { name, open, close, windowOnly } of views) {
        await page.goto('about:blank');
        await open(page);
        await settled(page);
        const path = `${OUT}/${name}-${colorScheme}-${width}.png`;
        // A dialog covers the window, not the page.
        const fullPage = !windowOnly && (await page.getByRole('dialog').count()) === 0;
        const png = await page.screenshot({ fullPage });
        await sharp(png).png({ palette: true, quality: 90, effort: 7 }).toFile(path);
        console.log(path);
        await close?.(page);
      }
      await page.close();
    }
  }
}

async function main(): Promise<void> {
  ensureChromium();
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const server = await serveStudio(0);
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const context = await browser.newContext({ baseURL: server.url });
    await shoot(context, emptyViews);
    const driver = await context.newPage();
    await driver.goto('/automation.html');
    await driver.waitForFunction(() => 'studio' in window);
    const choices = { limit: null, seed: 1, fractions: DEFAULT_SPLIT };
    await driver.evaluate((c) => window.studio.importSample(c), choices);
    for (const kind of MODEL_KINDS) {
      await driver.evaluate((r) => window.studio.train(r, 'auto'), defaultRecipe(kind));
    }
    await driver.close();
    await shoot(context, fullViews);
    await shoot(context, workingViews);
    for (const name of IN_DOCS) copyFileSync(`${OUT}/${name}`, `${DOCS}/${name}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
