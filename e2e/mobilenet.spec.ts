import * as tf from '@tensorflow/tfjs';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { DEFAULT_SPLIT, defaultRecipe, type Recipe } from '../src/domain/recipe/recipe';
import type { Prediction, RunRecord } from '../src/domain/run/run';
import { resize } from '../src/engine/pixels/resize';
import { expect, test } from './fixtures';

/** More than go by between two looks at the run. */
const FINE_TUNING = 12;

/** Small enough for two cores: pictures of 96 px, two looks, few epochs. */
const defaults = defaultRecipe('mobilenetv2', 3);
if (defaults.model.kind !== 'mobilenetv2') throw new Error('The default is not MobileNetV2.');
const recipe: Recipe = {
  ...defaults,
  imageSize: 96,
  model: {
    ...defaults.model,
    variants: 1,
    fineTune: { ...defaults.model.fineTune, epochs: FINE_TUNING },
  },
  training: {
    epochs: 2,
    batchSize: 8,
    learningRate: 1e-3,
    earlyStopping: null,
    classWeights: 'none',
  },
};

const start = (page: Page) =>
  page.evaluate(async (recipe) => {
    const { createRun, enqueue } = window.studio.training;
    const { id } = await createRun(recipe);
    await enqueue([id], 'wasm');
    return id;
  }, recipe);

async function until(page: Page, id: string, done: (run: RunRecord) => boolean) {
  const read = () => page.evaluate((id) => window.studio.getRun(id), id);
  await expect.poll(async () => done((await read())!), { timeout: 150_000 }).toBe(true);
  return (await read())!;
}

const isOver = ({ status }: RunRecord) => status !== 'queued' && status !== 'running';
const curveOf = (run: RunRecord) => run.epochs.map((epoch) => ({ ...epoch, seconds: 0 }));

/** A stored picture's original, decoded and resized outside the browser: RGB, size × size. */
async function squareOf(page: Page, hash: string, size: number): Promise<Uint8Array> {
  const original = await page.evaluate(async (hash) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('mask-studio'));
    const row = await settled(db.transaction('originals').objectStore('originals').get(hash));
    db.close();
    return [...new Uint8Array((row as { bytes: ArrayBuffer }).bytes)];
  }, hash);
  const picture = sharp(Buffer.from(original)).flatten({ background: '#fff' }).ensureAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return resize(data, info.width, info.height, size, size);
}

test('trains in two stages, goes on exactly in the second, and leaves as a stock model', async ({
  page,
}) => {
  test.setTimeout(400_000);
  await page.goto('/automation.html');
  const choices = { limit: 12, seed: 1, fractions: DEFAULT_SPLIT };
  await page.evaluate((c) => window.studio.importSample(c), choices);
  const whole = await until(page, await start(page), isOver);
  expect(whole.failure).toBeNull();
  expect(whole.status).toBe('finished');
  expect(whole.epochs.map(({ stage }) => stage)).toEqual([
    'head',
    'head',
    ...Array.from({ length: FINE_TUNING }, () => 'fine-tune'),
  ]);

  const id = await start(page);
  await until(page, id, ({ epochs }) => epochs.length >= 3);
  await page.reload();
  await page.evaluate(() => window.studio.training.recoverRuns());
  const left = await page.evaluate((id) => window.studio.getRun(id), id);
  expect(left!.status).toBe('interrupted');
  expect(left!.epochs.length).toBeLessThan(2 + FINE_TUNING);
  await page.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), id);
  const continued = await until(page, id, isOver);
  expect(curveOf(continued)).toEqual(curveOf(whole));

  const files = await page.evaluate((id) => window.studio.exportRun(id), whole.id);
  const bytes = (path: string) =>
    Uint8Array.from(Buffer.from(files.find((file) => file.path === path)!.base64, 'base64'));
  const json = JSON.parse(new TextDecoder().decode(bytes('model.json'))) as tf.io.ModelJSON;
  // What the comparison's table says of the weight files.
  const shards = json.weightsManifest.flatMap(({ paths }) => paths);
  expect(shards.reduce((sum, path) => sum + bytes(path).length, 0)).toBe(4 * whole.params);
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
      weightData: Buffer.concat(shards.map(bytes)).buffer,
    }),
  );
  expect(model.layers.map(({ name }) => name)).toContain('rescaling');
  const { predictions } = JSON.parse(new TextDecoder().decode(bytes('test-predictions.json'))) as {
    predictions: Prediction[];
  };
  expect(predictions.length).toBeGreaterThan(0);
  for (const { hash, scores } of predictions) {
    const square = await squareOf(page, hash, recipe.imageSize);
    const output = model.predict(tf.tensor4d(square, [1, 96, 96, 3], 'int32')) as tf.Tensor;
    expect(output.shape).toEqual([1, 1]);
    expect(Math.abs(output.dataSync()[0]! - scores[1]!)).toBeLessThan(1e-4);
  }
});
