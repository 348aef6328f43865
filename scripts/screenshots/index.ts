/**
 * `npm run screenshots [-- NAME…]`: every view of the built studio on its sample dataset (or those whose names
 * begin so), in each language, light and dark, at three widths, into screenshots/, and those that the documents
 * show into docs/screenshots/. Real runs: the demo's two, a Compact CNN, and an experiment with the
 * default recipes.
 */
import '../studio/ownHelp';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import sharp from 'sharp';
import { MODEL_KINDS } from '../../src/domain/models/registry';
import { demoRecipes } from '../../src/domain/recipe/demo';
import { DEFAULT_SPLIT, defaultRecipe } from '../../src/domain/recipe/recipe';
import { chromiumLaunch, ensureChromium } from '../chromium';
import { serveStudio } from '../server';
import { LANGUAGES as NAMED, type Language } from '../../src/texts/t';
import { isComplete } from './isComplete';
import { demoViews, emptyViews } from './views/empty';
import { fullViews } from './views/full';
import { stateViews } from './views/states';
import type { View } from './views/view';
import { workingViews } from './views/working';
import { wordsOf } from './words';

const OUT = 'screenshots';
const DOCS = 'docs/screenshots';
const IN_DOCS = ['compare-en-light-1280.png'];
const WIDTHS = [1280, 768, 390] as const;
const LANGUAGES = Object.keys(NAMED) as Language[];
/** Milliseconds after which a chart is drawn in other colours. */
const REDRAWN_MS = 1000;
/** Pixels that a browser still draws. */
const HIGHEST = 12_000;
const NAMES = process.argv.slice(2);

async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForFunction(isComplete, undefined, { timeout: 60_000 });
}

/** Each view is opened once a language; its widths and colours follow in place. */
async function shoot(context: BrowserContext, views: View[], languages = LANGUAGES): Promise<void> {
  const wanted = views.filter(
    ({ name }) => NAMES.length === 0 || NAMES.some((n) => name.startsWith(n)),
  );
  for (const language of languages) {
    const words = wordsOf(language);
    const page = await context.newPage();
    await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
    for (const view of wanted) {
      const { name, open, close } = view;
      await page.setViewportSize({ width: WIDTHS[0], height: 900 });
      await page.goto('about:blank');
      try {
        await open(page, words);
        // What lies under the pointer would show its tooltip.
        await page.mouse.move(0, 0);
        await shootInPlace(page, `${name}-${language}`, view);
        await close?.(page, words);
      } catch (error) {
        process.exitCode = 1;
        console.error(`${name}-${language}: ${(error as Error).message}`);
      }
    }
    await page.close();
  }
}

/** A window as high as the page: what is fixed to its edges stands at the page's. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => {
    window.scrollTo(0, 0);
    return document.documentElement.scrollHeight;
  });
  await page.setViewportSize({
    width: page.viewportSize()!.width,
    height: Math.min(height, HIGHEST),
  });
}

async function shootInPlace(page: Page, name: string, { windowOnly, reopen }: View): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    if (reopen) await page.reload();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(REDRAWN_MS);
      await settled(page);
      const path = `${OUT}/${name}-${colorScheme}-${width}.png`;
      // A dialog covers the window, not the page.
      const fullPage = !windowOnly && (await page.getByRole('dialog').count()) === 0;
      if (fullPage) {
        await showWhole(page);
        // A list draws what has come into view.
        await settled(page);
      }
      const png = await page.screenshot();
      await sharp(png).png({ palette: true, quality: 90, effort: 7 }).toFile(path);
      console.log(path);
    }
  }
}

async function main(): Promise<void> {
  ensureChromium();
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const server = await serveStudio(0);
  const launch = chromiumLaunch();
  // A camera that shows a test picture, and is allowed.
  const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...camera] });
  try {
    const context = await browser.newContext({ baseURL: server.url });
    await shoot(context, emptyViews);
    for (const view of [...demoViews, ...stateViews]) {
      for (const language of LANGUAGES) {
        const studio = await browser.newContext({ baseURL: server.url });
        await shoot(studio, [view], [language]);
        await studio.close();
      }
    }
    const driver = await context.newPage();
    await driver.goto('/automation.html');
    await driver.waitForFunction(() => 'studio' in window);
    const choices = { limit: null, seed: 1, fractions: DEFAULT_SPLIT };
    await driver.evaluate((c) => window.studio.importSample(c), choices);
    // The demo's two last: the comparison opens with the latest runs.
    for (const recipe of [defaultRecipe('compact-cnn'), ...demoRecipes()]) {
      await driver.evaluate((r) => window.studio.train(r, 'auto'), recipe);
    }
    const recipes = MODEL_KINDS.slice(0, 2).map((kind) => ({
      name: kind,
      recipe: defaultRecipe(kind),
    }));
    await driver.evaluate(([named, plan]) => window.studio.experiment(named, plan, 'auto'), [
      recipes,
      { kind: 'folds', folds: 3, repeats: 1 },
    ] as const);
    await driver.close();
    await shoot(context, fullViews);
    await shoot(context, workingViews);
    for (const name of NAMES.length === 0 ? IN_DOCS : [])
      copyFileSync(`${OUT}/${name}`, `${DOCS}/${name}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
