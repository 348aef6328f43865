import { openPath, type View } from './view';

/** Views of a studio that holds nothing yet. */
export const emptyViews: View[] = [
  { name: 'first-screen', open: openPath('/') },
  { name: 'augmentation-empty', open: openPath('/train/augmentation') },
  { name: 'train-empty', open: openPath('/train') },
  { name: 'compare-empty', open: openPath('/compare') },
  { name: 'experiments-empty', open: openPath('/compare/experiments') },
  { name: 'quality-empty', open: openPath('/images/quality') },
  { name: 'try-empty', open: openPath('/try') },
  { name: 'export-empty', open: openPath('/export') },
];

/** The demo while it trains; in a studio that holds nothing yet. */
export const demoViews: View[] = [
  {
    name: 'demo',
    async open(page, words) {
      await openPath('/')(page);
      await page.getByRole('button', { name: words('dataset.welcome.demo') }).click();
      await page.waitForURL(/#\/train$/, { timeout: 120_000 });
      const progress = page.getByRole('region', { name: words('training.runs.active.label') });
      await progress.getByRole('figure').first().waitFor({ timeout: 60_000 });
    },
  },
];
