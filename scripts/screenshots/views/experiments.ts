import { EXPERIMENT_PRESETS } from '../../../src/domain/experiment/plan';
import { drawnFolder, THREE } from './drawings';
import { importFolder, openSample, smallRecipe, trainSample, trainSmall } from './studios';
import { openPath, type View } from './view';

/** Experiments, intervals by group and a chart's values; each view in a studio that holds nothing yet. */
export const experimentViews: View[] = [
  {
    name: 'random-splits',
    async open(page, words) {
      await importFolder(page, words, await drawnFolder(THREE, 24));
      await page.goto('/automation.html');
      await page.waitForFunction(() => 'studio' in window);
      const named = [1, 3].map((epochs) => ({
        name: `${epochs}`,
        recipe: smallRecipe(epochs),
      }));
      await page.evaluate(([named, plan]) => window.studio.experiment(named, plan, 'auto'), [
        named,
        EXPERIMENT_PRESETS.resampled,
      ] as const);
      await openPath('/compare/experiments')(page);
      await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor();
    },
  },
  {
    name: 'keep-weights',
    async open(page, words) {
      await openSample(page);
      await openPath('/train')(page);
      const start = page.getByRole('region', { name: words('training.page.start.label') });
      await start.getByLabel(words('experiments.train.repeat')).selectOption('foldTwice');
      await page.getByRole('button', { name: words('training.form.advanced') }).click();
      await page
        .getByRole('switch', { name: words('experiments.train.keepWeights', 'start') })
        .click();
    },
  },
  {
    name: 'group-intervals',
    async open(page, words) {
      await importFolder(page, words, await drawnFolder(THREE, 48));
      await openPath('/images/quality')(page);
      await page.getByRole('tab', { name: words('dataset.quality.tabs.groups') }).click();
      await page.getByRole('button', { name: words('dataset.quality.groups.apply') }).click();
      await page.getByText(words('dataset.undo.grouped')).waitFor();
      await trainSmall(page, 2);
      await openPath('/compare')(page);
      await page.getByText(words('comparison.page.evaluation')).click();
      const section = page.getByRole('region', {
        name: words('comparison.evaluation.groups.title'),
      });
      await section.getByRole('table').waitFor();
    },
  },
  {
    name: 'chart-values',
    async open(page, words) {
      await trainSample(page, 3, true);
      await openPath('/compare')(page);
      await page.getByText(words('comparison.page.evaluation')).click();
      await page
        .getByRole('slider', { name: words('common.charts.values') })
        .first()
        .press('ArrowRight');
    },
  },
];
