import type { Page } from '@playwright/test';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, test } from './fixtures';
import { openAdvanced } from './trainPage';

const ON_TRAIN = [
  ...['Epoch', 'Batch', 'Learning rate', 'Dropout', 'Augmentation', 'Validation and test'],
  ...['Overfitting', 'Transfer learning', 'Fine-tuning', 'McNemar’s test'],
];

const button = (page: Page, term: string) =>
  page.getByRole('button', { name: `Explain: ${term}`, exact: true }).first();

async function openTrain(page: Page): Promise<void> {
  await seedRuns(page, [evaluatedRun('1', 'cnn'), evaluatedRun('2', 'mobilenetv2')]);
  await page.goto('/#/train');
  await openAdvanced(page);
}

test('each term of Train is explained by two sentences and a picture, by keyboard alone', async ({
  page,
}) => {
  await openTrain(page);
  for (const term of ON_TRAIN) {
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

test('what is half behind the bar that starts training keeps the size of a target', async ({
  page,
}) => {
  await openTrain(page);
  const targets = page.getByRole('main').locator('a, button, [role=button]');
  const bar = page.getByRole('region', { name: 'Start training' });
  const top = (await bar.boundingBox())!.y;
  // Each of the first links and buttons below the fold, scrolled until the bar covers half of it.
  const places = await targets.evaluateAll((all, edge) => {
    const inBar = (each: Element) => each.closest('[data-start-bar]') !== null;
    const boxes = all.filter((each) => !inBar(each)).map((each) => each.getBoundingClientRect());
    return boxes.filter(({ top }) => top > edge).map(({ top, height }) => top + height / 2 - edge);
  }, top);
  for (const place of places.slice(0, 6)) {
    await page.evaluate((y) => window.scrollTo({ top: y }), place);
    await expectAccessible(page);
  }
});
