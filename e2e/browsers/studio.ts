/** What the journey does with the studio: functions that run in its page. */
import type { ImportChoices } from '../../src/automation/dataset';
import { DEFAULT_SPLIT, defaultRecipe, type Recipe } from '../../src/domain/recipe/recipe';
import { until, type Browser } from './browser';

export const choices = (limit: number | null): ImportChoices => ({
  limit,
  seed: 1,
  fractions: DEFAULT_SPLIT,
});

/** Two epochs at 64 px, without what makes them end earlier. */
export function smallRecipe(kind: 'cnn' | 'mobilenetv2' | 'compact-cnn'): Recipe {
  const recipe = defaultRecipe(kind, 3);
  const training = { ...recipe.training, epochs: 2, batchSize: 8, earlyStopping: null };
  return { ...recipe, imageSize: 64, training };
}

/** MobileNetV2, frozen for two epochs, then fine-tuned for one where `from` names a block. */
export function mobileNet(from: string): Recipe {
  const recipe = smallRecipe('mobilenetv2');
  if (recipe.model.kind !== 'mobilenetv2') throw new Error('It is another model.');
  const fineTune = { ...recipe.model.fineTune, from, epochs: 1 };
  return { ...recipe, model: { ...recipe.model, variants: 0, fineTune } };
}

/** Opens the page that programs drive. */
export async function openAutomation(browser: Browser, url: string): Promise<void> {
  await browser.goto(`${url}automation.html`);
  await until('window.studio', () => browser.evaluate(() => 'studio' in window));
}

/** What the browser has of what the studio uses. */
export const abilities = (browser: Browser) =>
  browser.evaluate(async () => {
    const files = await navigator.storage?.getDirectory?.().then(
      () => true,
      () => false,
    );
    const gpu = (navigator as { gpu?: { requestAdapter(): Promise<unknown> } }).gpu;
    const adapter = await gpu?.requestAdapter().catch(() => null);
    return {
      isolated: window.crossOriginIsolated,
      threads: window.crossOriginIsolated ? navigator.hardwareConcurrency : 1,
      locks: navigator.locks !== undefined,
      privateFiles: files === true,
      webgl: document.createElement('canvas').getContext('webgl2') !== null,
      webgpu: adapter !== null && adapter !== undefined,
    };
  });

/** The hashes of the images that are stored, in order. */
export const storedHashes = (browser: Browser) =>
  browser.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        // There is none yet, and none is made here.
        opening.onupgradeneeded = () => {
          opening.transaction!.abort();
          resolve([]);
        };
        opening.onerror = () => reject(new Error('The database did not open.'));
        opening.onsuccess = () => {
          const database = opening.result;
          const request = database.transaction('originals').objectStore('originals').getAllKeys();
          request.onsuccess = () => {
            database.close();
            resolve((request.result as string[]).sort());
          };
        };
      }),
  );

/** What the page shows, as text. */
export const shownText = (browser: Browser) => browser.evaluate(() => document.body.innerText);

/** Waits until the page shows this text. */
export async function seeText(
  browser: Browser,
  text: string | RegExp,
  seconds = 60,
): Promise<void> {
  await until(
    `the page shows ${text}`,
    async () => {
      const shown = await shownText(browser);
      return typeof text === 'string' ? shown.includes(text) : text.test(shown);
    },
    seconds,
  );
}

/** Waits until the page has an element of this selector. */
export const seeElement = (browser: Browser, selector: string) =>
  until(`the page shows ${selector}`, () =>
    browser.evaluate((wanted) => document.querySelector(wanted) !== null, selector),
  );
