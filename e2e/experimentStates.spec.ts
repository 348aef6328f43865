import type { Page } from '@playwright/test';
import type { ExperimentPlan } from '../src/domain/experiment/plan';
import { DEFAULT_SPLIT, type Recipe } from '../src/domain/recipe/recipe';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { openStudio, recipeOf } from './smallRuns';

const LANGUAGE = /^(Language|Idioma): /;
const seeds: ExperimentPlan = { kind: 'seeds', repeats: 2 };
const resampled: ExperimentPlan = { kind: 'resampled', repeats: 2, test: 0.2 };
const fiveByTwo: ExperimentPlan = { kind: 'folds', folds: 2, repeats: 5 };

/** Train these to the end; gives the experiments' ids. */
const experiment = (page: Page, recipes: Recipe[], plan: ExperimentPlan): Promise<string[]> =>
  page.evaluate(
    async ([recipes, plan]) => {
      const named = recipes.map((recipe, i) => ({ name: `recipe ${i}`, recipe }));
      return (await window.studio.experiment(named, plan, 'wasm')).ids;
    },
    [recipes, plan] as const,
  );

/** As when storage loses the files of images: their records stay. */
const forgetImages = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('mask-studio');
    opening.onerror = () => reject(new Error('no database'));
    opening.onsuccess = () => {
      const change = opening.result.transaction('originals', 'readwrite');
      change.objectStore('originals').clear();
      change.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });

/** In both colour schemes and at both widths: accessible, and not wider than the window. */
async function expectDrawn(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScrolling(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  }
}

test('an experiment’s page with three configurations over seeds, with zero variance, and with failed runs', async ({
  page,
}) => {
  test.slow();
  await openStudio(page);
  const [first] = await experiment(page, [recipeOf(1), recipeOf(2), recipeOf(6)], seeds);
  // The same once more: equal in every run.
  await experiment(page, [recipeOf(1)], seeds);
  // Of another size, so that the images are read again, which are gone.
  await page.evaluate(forgetImages);
  const [failed] = await experiment(page, [{ ...recipeOf(1), imageSize: 80 }], seeds);

  await test.step('a ranking with letters; p where nothing varies', async () => {
    await page.goto(`/#/compare/experiments/${first}`);
    const ranking = page.getByRole('table').filter({ hasText: 'Group' });
    await expect(ranking.getByRole('row')).toHaveCount(5);
    await expect(page.getByText('cannot be computed').first()).toBeVisible();
    await expect(page.getByText(/on this split/).first()).toBeVisible();
    await expectDrawn(page);
  });
  await test.step('failed runs say why, and can be continued', async () => {
    await page.goto(`/#/compare/experiments/${failed}`);
    await expect(page.getByRole('cell', { name: /^Failed/ })).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
    await expectDrawn(page);
  });
});

test('an experiment’s page with 5×2, which the latest result names', async ({ page }) => {
  test.slow();
  await openStudio(page);
  const [id] = await experiment(page, [recipeOf(1), recipeOf(3)], fiveByTwo);
  await page.goto(`/#/compare/experiments/${id}`);
  await expect(page.getByText(/Combined 5×2 cv F-test/)).toBeVisible();
  await expect(page.getByText('mean ± sd of 10 runs').first()).toBeVisible();
  await expectDrawn(page);
  await page.goto('/#/train');
  const latest = page.getByRole('region', { name: 'Latest experiment' });
  await expect(latest).toContainText('correct on average over 10 runs');
  await expect(latest.getByRole('button', { name: 'Train the final model' })).toBeEnabled();
  await expect(latest.getByRole('link', { name: 'Export' })).toHaveCount(0);
  await expectAccessible(page);
  await latest.getByRole('link', { name: 'See the experiment' }).click();
  await expect(page.getByText(/Combined 5×2 cv F-test/)).toBeVisible();
});

test('an experiment’s page with random splits, which says how many images none has tested', async ({
  page,
}) => {
  test.slow();
  await openStudio(page);
  const [id] = await experiment(page, [recipeOf(1), recipeOf(3)], resampled);
  await page.goto(`/#/compare/experiments/${id}`);
  await expect(page.getByText(/Corrected resampled t-test/)).toBeVisible();
  await expect(page.getByText(/\(2 random splits; 2 runs of each\)/)).toBeVisible();
  await expect(page.getByText(/counts once for each random split/)).toBeVisible();
  await expect(page.getByText(/images were tested in no finished run/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Predictions on test images' })).toBeVisible();
  await expect(page.getByText(/a run, each on another random split/)).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Split 2' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/\bfolds?\b/i);
  await expect(page.getByRole('button', { name: 'Train the final model' })).toBeEnabled();
  await expectDrawn(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: LANGUAGE }).click();
  await page.getByRole('menuitem', { name: 'Español' }).click();
  const spanish = page.getByRole('heading', { name: 'Predicciones de las imágenes de prueba' });
  await expect(spanish).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/\b(pliegues?|folds?)\b/i);
  await page.getByRole('button', { name: LANGUAGE }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.goto('/#/train');
  const start = page.getByRole('region', { name: 'Start training' });
  await start.getByLabel('Repeat').selectOption({ label: '10 random splits' });
  await expect(start).toContainText('20 runs');
  await expect(start).toContainText('An image may be tested several times, or never.');
});

test('an experiment keeps the weights of its runs where asked to, for Try it and Export', async ({
  page,
}) => {
  test.slow();
  await openStudio(page);
  await page.goto('/#/train');
  const keeps = page.getByRole('switch', { name: 'Keep the weights of every run' });
  const start = page.getByRole('region', { name: 'Start training' });
  await start.getByLabel('Repeat').selectOption('once');
  await page.getByRole('button', { name: 'Advanced' }).click();
  await expect(keeps).toHaveCount(0);
  await start.getByLabel('Repeat').selectOption({ label: '3 seeds' });
  await expect(page.getByText(/Takes about [\d.]+\sMB \(6 runs\)/)).toBeVisible();
  await expect(start).not.toContainText('keeps the weights');
  await keeps.check({ force: true });
  await expect(start).toContainText(/6 runs · keeps the weights of every run \([\d.]+\sMB\) ·/);
  await page.reload();
  await page.getByRole('button', { name: 'Advanced' }).click();
  await expect(keeps).toBeChecked();
  await expectAccessible(page);
  // As the page starts it.
  await page.goto('/automation.html');
  await page.evaluate(
    async ([recipe, plan]) => {
      const named = [{ name: 'kept', recipe }];
      return await window.studio.experiment(named, plan, 'wasm', { keepsWeights: true });
    },
    [recipeOf(1), seeds] as const,
  );
  await page.goto('/#/export');
  await expect(page.getByText('CNN · 64 px · 2 seeds · 2', { exact: true })).toBeVisible();
});

test('a plan with more folds than groups is refused with the reason, before and after the click', async ({
  page,
}) => {
  await page.goto('/automation.html');
  const choices = { limit: 3, seed: 1, fractions: DEFAULT_SPLIT };
  await page.evaluate((c) => window.studio.importSample(c), choices);
  await page.goto('/#/train');
  const start = page.getByRole('region', { name: 'Start training' });
  await start.getByLabel('Repeat').selectOption({ label: '5-fold' });
  await expect(start.getByText('This plan cannot be used:')).toBeVisible();
  // The choice of a preset is stored with the click: the alert is about the new one.
  await page.getByRole('radio', { name: /^Quick/ }).click({ force: true });
  await start.getByRole('button', { name: /^Train/ }).click();
  await expect(start.getByRole('alert')).toContainText('folds need at least 5 groups');
});
