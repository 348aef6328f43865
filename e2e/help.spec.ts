import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, test } from './fixtures';
import { openAdvanced } from './trainPage';

const ON_TRAIN = [
  ...['Epoch', 'Batch', 'Learning rate', 'Dropout', 'Augmentation', 'Validation and test'],
  ...[
    'Overfitting',
    'Early stopping and patience',
    'Transfer learning',
    'Fine-tuning',
    'McNemar’s test',
  ],
];

const button = (page: Page, term: string) =>
  page.getByRole('button', { name: `Explain: ${term}`, exact: true }).first();

async function openTrain(page: Page): Promise<void> {
  await seedRuns(page, [evaluatedRun('1', 'cnn'), evaluatedRun('2', 'mobilenetv2')]);
  await page.goto('/#/train');
  await openAdvanced(page);
}

/** Opened, read and closed by keyboard alone. */
async function expectExplained(page: Page, terms: string[]): Promise<void> {
  for (const term of terms) {
    await button(page, term).focus();
    await page.keyboard.press('Enter');
    const help = page.getByRole('dialog', { name: `Explain: ${term}` });
    await expect(help).toBeVisible();
    await expect(help.getByText(term, { exact: true })).toBeVisible();
    expect((await help.getByText(/\. .*\.$/).textContent())!.match(/\.(?: |$)/g)).toHaveLength(2);
    const picture = (await help.locator('svg[viewBox="0 0 240 88"]').boundingBox())!;
    expect(picture.width).toBeGreaterThan(200);
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);
    await expect(button(page, term)).toBeFocused();
  }
}

test('each term of Train is explained by two sentences and a picture, by keyboard alone', async ({
  page,
}) => {
  await openTrain(page);
  await expectExplained(page, ON_TRAIN);
  await page.goto('/#/train/augmentation');
  await expectExplained(page, ['Augmentation']);
});

test('Compare explains the test, the curves and calibration', async ({ page }) => {
  await seedRuns(page, [evaluatedRun('1', 'cnn'), evaluatedRun('2', 'mobilenetv2')]);
  await page.goto('/#/compare');
  await expectExplained(page, ['McNemar’s test', 'Overfitting']);
  await page.getByText('Evaluation', { exact: true }).click();
  await expectExplained(page, ['ROC curve', 'Precision and recall', 'Calibration']);
  await expectAccessible(page);
});

test('an explanation is accessible in both colour schemes, closes by its button, and follows the language', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTrain(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await button(page, 'Learning rate').click();
    const help = page.getByRole('dialog', { name: 'Explain: Learning rate' });
    await expect(help).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
    await help.getByRole('button', { name: 'Close the explanation' }).click();
    await expect(help).toHaveCount(0);
    await expect(button(page, 'Learning rate')).toBeFocused();
  }
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitem', { name: 'Español' }).click();
  await page.getByRole('button', { name: 'Explicar: Tasa de aprendizaje' }).first().click();
  await expect(page.getByText('Fija cuánto cambia los pesos cada paso.')).toBeVisible();
});

test('a link half behind the bar that starts training keeps the size of a target', async ({
  page,
}) => {
  await openTrain(page);
  const link = page.getByRole('link', { name: 'Change: Images' });
  const start = page
    .getByRole('region', { name: 'Start training' })
    .getByRole('button', { name: /^Train/ });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const covered of [4, 10, 16]) {
      await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
      const { y, height } = (await link.boundingBox())!;
      const top = y + height - (await start.boundingBox())!.y - covered;
      await page.evaluate((place) => window.scrollTo({ top: place, behavior: 'instant' }), top);
      const { passes } = await new AxeBuilder({ page }).withRules(['target-size']).analyze();
      const checks = passes
        .flatMap(({ nodes }) => nodes)
        .filter(({ html }) => html.includes('Change: Images'))
        .flatMap(({ any }) => any.map(({ id }) => id));
      expect(checks, `${covered} px at ${width} px`).toContain('target-size');
    }
  }
});
