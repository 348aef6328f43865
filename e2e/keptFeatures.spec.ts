import type { Page } from '@playwright/test';
import { defaultRecipe, type Recipe } from '../src/domain/recipe/recipe';
import type { FeatureCounts } from '../src/domain/run/run';
import { expect, test } from './fixtures';
import { isOver, openStudio, start, until } from './smallRuns';

/** Only the head: every view is computed once and read from then on. */
function recipeOf(splitSeed: number): Recipe {
  const defaults = defaultRecipe('mobilenetv2', 3);
  const { model, split, training } = defaults;
  if (model.kind !== 'mobilenetv2') throw new Error('The default is not MobileNetV2.');
  return {
    ...{ ...defaults, imageSize: 96 },
    split: { ...split, seed: splitSeed },
    model: { ...model, variants: 1, fineTune: { ...model.fineTune, from: 'none' } },
    training: { ...training, epochs: 1, batchSize: 8, earlyStopping: null },
  };
}

async function train(page: Page, recipe: Recipe): Promise<FeatureCounts & { valLoss: number }> {
  const id = await start(page, recipe, 'wasm');
  const run = await until(page, id, isOver);
  expect(run.status, JSON.stringify(run.failure)).toBe('finished');
  return { ...run.features!, valLoss: run.epochs[0]!.valLoss };
}

/** Sizes of the files in which features are kept. */
const files = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('features').catch(() => null);
    const sizes: number[] = [];
    if (!folder) return sizes;
    for await (const entry of folder.values()) {
      sizes.push((await (entry as FileSystemFileHandle).getFile()).size);
    }
    return sizes.sort((a, b) => a - b);
  });

test('features are kept in files, across reloads, and deleted where storage is shown', async ({
  page,
}) => {
  await openStudio(page);
  const first = await train(page, recipeOf(1));
  expect(first.computed).toBeGreaterThan(0);
  // Validation images are evaluated too.
  expect(first.read).toBeGreaterThan(0);
  // One file of the images as they are, one of their only augmented variant.
  const kept = await files(page);
  expect(kept).toHaveLength(2);

  // The same images in another split: what is not augmented is there.
  const other = await train(page, recipeOf(2));
  expect(other.computed).toBeGreaterThan(0);
  expect(other.computed).toBeLessThan(first.computed);
  expect(other.read).toBe(first.computed + first.read - other.computed);

  await page.reload();
  const again = await train(page, recipeOf(1));
  expect(again).toEqual({
    computed: 0,
    read: first.computed + first.read,
    valLoss: first.valLoss,
  });

  await page.goto('/');
  const button = page.getByRole('button', { name: /Delete .+ of computed features/ });
  await button.click();
  await expect(button).toBeHidden();
  expect(await files(page)).toEqual([]);
});

test('a damaged file, and one cut short, cost only what they held', async ({ page }) => {
  await openStudio(page);
  const first = await train(page, recipeOf(1));
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('features');
    for await (const entry of folder.values()) {
      const handle = entry as FileSystemFileHandle;
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      bytes[500] = bytes[500]! ^ 0xff; // Within the first record.
      const writer = await handle.createWritable();
      await writer.write(bytes.subarray(0, bytes.length - 10)); // Within the last one.
      await writer.close();
    }
  });
  const again = await train(page, recipeOf(1));
  // Two records in each of two files.
  expect(again.computed).toBe(4);
  expect(again.valLoss).toBe(first.valLoss);
});

test('features of stored images: the pretrained network’s own, again from the files', async ({
  page,
}) => {
  await openStudio(page);
  const facts = await page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('mask-studio'));
    const keys = await settled(db.transaction('originals').objectStore('originals').getAllKeys());
    db.close();
    const hashes = keys as string[];
    const all = await window.studio.imageFeatures(hashes);
    const last = await window.studio.imageFeatures([hashes.at(-1)!]);
    return {
      ...{ images: hashes.length, length: all.length },
      ...{ last: [...last], same: [...all.subarray(all.length - 960)] },
    };
  });
  expect(facts.length).toBe(facts.images * 960);
  expect(facts.last).toEqual(facts.same);
  expect(facts.last.some((value) => value > 0)).toBe(true);
  expect(facts.last.every(Number.isFinite)).toBe(true);
});
