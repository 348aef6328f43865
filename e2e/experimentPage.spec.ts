import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { openStudio, recipeOf } from './smallRuns';

/** 5-fold would take a minute: two halves are trained on in seconds. */
const halves = { kind: 'folds', folds: 2, repeats: 2 } as const;

test('two configurations over folds: every run, the verdict, every image, and the final model', async ({
  page,
}) => {
  await openStudio(page);
  const [id] = await page.evaluate(
    async ([recipes, plan]) => {
      const named = recipes.map((recipe, i) => ({ name: `recipe ${i}`, recipe }));
      const { ids } = await window.studio.experiment(named, plan, 'wasm');
      return ids;
    },
    [[recipeOf(2), recipeOf(4)], halves] as const,
  );
  await page.goto(`/#/compare/experiments/${id}`);
  await expect(page.getByText('mean ± sd of 4 runs').first()).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'Do the configurations really differ?' }),
  ).toBeVisible();
  await expect(page.getByText(/Corrected resampled t-test/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Where does it fail?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Learning curves' })).toBeVisible();
  await expect(page.getByRole('table').last().getByRole('row')).toHaveCount(5);
  // A threshold by a rule, chosen in each run on its validation images, for both configurations.
  await expect(page.getByText('Each run decides at 0.50.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Choose the threshold for' }).click();
  await page.getByRole('option', { name: 'best F1' }).click();
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect(page.getByText(/^Chosen in each run for the best F1/)).toBeVisible();
  await page.getByRole('button', { name: 'Reset to 0.50' }).click();
  await expect(page.getByText('Each run decides at 0.50.')).toBeVisible();
  await expect(page.getByText(/^(No t|T)emperature scaling/)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);

  await page.getByRole('button', { name: 'Train the final model' }).click();
  await expect(page.getByText(/^The final model .* is trained\.$/)).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('link', { name: 'Export' }).last().click();
  await expect(page.getByRole('main', { name: 'Export' })).toBeVisible();
});

test('a final model that was trained before further runs were finished says so, and is trained again', async ({
  page,
}) => {
  test.slow();
  await openStudio(page);
  const id = await page.evaluate(
    async ([recipe, plan]) => {
      const { experiments, training } = window.studio;
      const { ids } = await experiments.startExperiments([recipe], plan, 'wasm');
      const id = ids[0]!;
      // What is finished after the first run stays alone.
      await new Promise<void>((resolve) => {
        const stop = training.subscribe(({ kind }) => {
          if (kind !== 'ended') return;
          stop();
          void experiments.stopExperiment(id).then(resolve);
        });
      });
      await window.studio.trainFinal(id, 'wasm');
      await experiments.continueExperiment(id, 'wasm');
      return id;
    },
    [recipeOf(8), halves] as const,
  );
  const result = async () =>
    (await page.evaluate((id) => window.studio.experiments.result(id), id))!;
  await expect
    .poll(async () => (await result()).experiment.runs.length, { timeout: 60_000 })
    .toBe(4);
  const before = (await result()).finalRun!;
  expect(before.expectedAccuracy!.runs).toBeLessThan(4);
  await page.goto(`/#/compare/experiments/${id}`);
  const stale = page.getByText(/^It was trained when \d runs? (was|were) finished; now 4 are/);
  await expect(stale).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Train again' }).click();
  await expect(stale).toHaveCount(0);
  await expect(page.getByText(/^The final model .* is trained\.$/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('button', { name: 'Train again' })).toHaveCount(0);
  // The automation page answers what the page has stored.
  await page.goto('/automation.html');
  const after = (await result()).finalRun!;
  expect(after.id).not.toBe(before.id);
  expect(after.expectedAccuracy!.runs).toBe(4);
});

test('Train repeats a configuration; stopped, what is finished stays, and a reload can continue it', async ({
  page,
}) => {
  await openStudio(page);
  await page.goto('/#/train');
  const start = page.getByRole('region', { name: 'Start training' });
  await start.getByLabel('Repeat').selectOption('3 seeds');
  await expect(start).toContainText('6 runs');
  await start.getByRole('button', { name: /^Train/ }).click();
  await expect(page.getByText(/^Run 1 of 3 of/)).toBeVisible();
  await expect(page.getByText(/all runs: about .* left/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).first().click();
  await page.getByRole('menuitem', { name: /The whole experiment/ }).click();
  await expect(page.getByText(/^Run \d of 3 of/)).toHaveCount(0, { timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole('button', { name: /^Continue/ }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Compare' }).first().click();
  await page.getByText('Experiments', { exact: true }).last().click();
  await expect(page.getByRole('status', { name: 'No run is finished yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('cell', { name: 'Training' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('cell', { name: 'Interrupted' })).toHaveCount(3, { timeout: 60_000 });
});
