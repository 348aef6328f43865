/** Opens views and writes their pictures: in each language, light and dark, at three widths. */
import type { BrowserContext, Page } from '@playwright/test';
import sharp from 'sharp';
import { LANGUAGES as NAMED, type Language } from '../../src/texts/t';
import { isComplete } from './isComplete';
import type { View } from './views/view';
import { wordsOf } from './words';

export const OUT = 'screenshots';
export const LANGUAGES = Object.keys(NAMED) as Language[];
const WIDTHS = [1280, 768, 390] as const;
/** Milliseconds after which a chart is drawn in other colours. */
const REDRAWN_MS = 1000;
/** Pixels that a browser still draws. */
const HIGHEST = 12_000;
/** What the names of the wanted views begin with; none: all are wanted. */
export const NAMES = process.argv.slice(2);

export const isWanted = ({ name }: View): boolean =>
  NAMES.length === 0 || NAMES.some((start) => name.startsWith(start));

async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForFunction(isComplete, undefined, { timeout: 60_000 });
}

/** Each view is opened once a language; its widths and colours follow in place. */
export async function shoot(
  context: BrowserContext,
  views: View[],
  languages = LANGUAGES,
): Promise<void> {
  for (const language of languages) {
    const words = wordsOf(language);
    const page = await context.newPage();
    await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
    for (const view of views.filter(isWanted)) {
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
