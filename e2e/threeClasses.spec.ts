import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { defaultRecipe } from '../src/domain/recipe/recipe';
import { expect, expectAccessible, test } from './fixtures';
import { isOver, start, until } from './smallRuns';
import { picture, temporaryFolder, writePictures } from './pictures';

const CLASSES = ['bar', 'disc', 'triangle'];

test('three classes, from the folder to the file: every page counts to three', async ({ page }) => {
  const folder = temporaryFolder();
  await writePictures(join(folder.path, 'shapes'), 20, ['disc', 'bar', 'triangle']);
  await page.goto('/');
  await page.getByTestId('folder-input').setInputFiles(join(folder.path, 'shapes'));
  await page.getByRole('button', { name: 'Close the report' }).click({ timeout: 60_000 });
  await expect(page.getByText('60 images in 3 classes')).toBeVisible();
  folder.remove();

  // One epoch of next to no learning: it must err.
  const recipe = { ...defaultRecipe('cnn', 3), imageSize: 64 };
  recipe.training = {
    epochs: 1,
    batchSize: 8,
    learningRate: 1e-6,
    earlyStopping: null,
    classWeights: 'none',
  };
  await page.goto('/automation.html');
  const id = await start(page, recipe, 'wasm');
  expect((await until(page, id, isOver)).status).toBe('finished');
  const files = await page.evaluate((id) => window.studio.exportRun(id), id);

  await page.goto('/#/compare');
  await page.getByText('Evaluation', { exact: true }).click();
  const matrix = page.getByRole('group', { name: 'Confusion matrix' });
  const cells = matrix.locator('button > span:first-child');
  await expect(cells).toHaveCount(9);
  const counts = await cells.allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(9);
  await expect(page.getByText('Decision threshold')).toHaveCount(0);
  for (const name of CLASSES) {
    await page.getByRole('combobox', { name: 'Curves of' }).click();
    await page.getByRole('listbox').getByRole('option', { name }).click();
    await expect(page.getByRole('img', { name: `ROC curve of ${name}` })).toBeVisible();
    await expect(
      page.getByRole('img', { name: `Precision–recall curve of ${name}` }),
    ).toBeVisible();
  }
  await expectAccessible(page);

  await page
    .getByRole('button', { name: /^Inspect .* predicted as / })
    .first()
    .click();
  const detail = page.getByRole('dialog');
  await expect(detail.getByRole('progressbar')).toHaveCount(3);
  const asked = detail.getByRole('radiogroup', { name: 'Target class of Grad-CAM' });
  for (const name of CLASSES) {
    await asked.getByText(name, { exact: true }).click();
    await expect(detail.getByTestId('grad-cam')).toBeVisible();
  }
  // Also on a photograph as small as these, the map lies on it and nowhere else.
  expect(await detail.getByTestId('grad-cam').boundingBox()).toEqual(
    await detail.getByRole('img', { name: /jpg$/ }).boundingBox(),
  );
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Try it' }).click();
  const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture(2, 50) };
  await page.getByTestId('file-input').setInputFiles(file);
  const bars = page.getByRole('progressbar', { name: /^Score of/ });
  await expect(bars).toHaveCount(3);
  const scores = await bars.evaluateAll((all) => all.map((bar) => Number(bar.ariaValueNow)));
  expect(scores.reduce((sum, score) => sum + score)).toBeCloseTo(100, 3);
  await expect(
    page.getByText('The predicted class is the one with the highest score.'),
  ).toBeVisible();

  const text = (path: string) =>
    Buffer.from(files.find((file) => file.path === path)!.base64, 'base64');
  const json = JSON.parse(text('model.json').toString()) as tf.io.ModelJSON;
  const { paths, weights } = json.weightsManifest[0]!;
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: json.modelTopology,
      weightSpecs: weights,
      weightData: Uint8Array.from(Buffer.concat(paths.map(text))).buffer,
    }),
  );
  const output = model.predict(tf.ones([1, 64, 64, 3])) as tf.Tensor;
  expect(output.shape).toEqual([1, 3]);
  expect(output.sum().dataSync()[0]).toBeCloseTo(1, 5);
  expect(JSON.parse(text('metadata.json').toString())).toMatchObject({ classes: CLASSES });
  expect(text('README.md').toString()).toContain('"triangle"');
});
