import { defaultRecipe, type Recipe } from '../src/domain/recipe/recipe';
import { english } from '../src/texts/message';
import { expect } from './fixtures';
import { test } from './plainHost';
import { isOver, openStudio, recipeOf, start, until } from './smallRuns';

const mobileNet = defaultRecipe('mobilenetv2', 3);
if (mobileNet.model.kind !== 'mobilenetv2') throw new Error('The default is not MobileNetV2.');
const mobileNetRun: Recipe = {
  ...mobileNet,
  imageSize: 96,
  model: {
    ...mobileNet.model,
    variants: 1,
    fineTune: { ...mobileNet.model.fineTune, epochs: 1 },
  },
  training: {
    epochs: 1,
    batchSize: 8,
    learningRate: 1e-3,
    earlyStopping: null,
    classWeights: 'none',
  },
};

test.describe('a server’s folder with a page for unknown addresses', () => {
  test.use({ expectedErrors: [/404/] });
  test('an address without # leads to its page', async ({ page, host }) => {
    await page.goto(`${host.url}train/augmentation`);
    await expect(page).toHaveURL(`${host.url}#/train/augmentation`);
    await expect(page.getByRole('heading', { name: 'Augmentation', level: 2 })).toBeVisible();
    await page.goto(`${host.url}compared`);
    await expect(page.getByText('There is no page at this address.')).toBeVisible();
    await expect(page.getByText('No hay ninguna página en esta dirección.')).toBeVisible();
    await expect(page).toHaveTitle('No page at this address · Mask Studio');
  });

  test.describe('in a browser in Spanish', () => {
    test.use({ locale: 'es-MX' });

    test('the page for unknown addresses has a title in Spanish', async ({ page, host }) => {
      await page.goto(`${host.url}compared`);
      await expect(page).toHaveTitle('No hay ninguna página en esta dirección · Mask Studio');
      await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    });
  });
});

test('a server’s folder, without headers: from the first screen through the sample to a model', async ({
  page,
  host,
}) => {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Use the sample dataset' }).waitFor();
  const icon = page.getByRole('banner').locator('img');
  expect(await icon.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  await page.goto(`${host.url}automation.html`);
  await page.getByRole('link', { name: 'Open the studio' }).click();
  await expect(page).toHaveURL(host.url);

  await openStudio(page, host.url);
  const id = await start(page, recipeOf(1), 'wasm');
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(english(run.backend!.renderer)).toBe('WASM, 1 thread');
  // The bundled weights, and the page that is exported, are files beside the app.
  const pretrained = await until(page, await start(page, mobileNetRun, 'wasm'), isOver);
  expect(pretrained.failure).toBeNull();
  const reference = { kind: 'run', runId: id } as const;
  const exported = await page.evaluate(
    (model) => window.studio.prepareExport(model, ['page']),
    reference,
  );
  expect(exported.paths).toContain('page.html');

  await page.goto(`${host.url}#/compare`);
  const compare = page.getByRole('main', { name: 'Compare' });
  await expect(compare).toContainText('Scratch CNN');
});
