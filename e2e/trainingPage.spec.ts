import { DEFAULT_SPLIT } from '../src/domain/recipe/recipe';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { storedSettings } from './seed';
import { chooseModels, modelCard, openAdvanced } from './trainPage';
import type { Page } from '@playwright/test';

/** The Train page over the illustrated sample, `subjects` drawn with and without masks. */
async function openWithSample(page: Page, subjects = 12): Promise<void> {
  await page.goto('/automation.html');
  await page.evaluate(
    async ([limit, fractions]) => {
      await window.studio.importSample({ limit, seed: 1, fractions });
    },
    [subjects, DEFAULT_SPLIT] as const,
  );
  await page.goto('/#/train');
  await page.getByRole('heading', { name: 'Train', level: 2 }).waitFor();
}

const paused = (page: Page) => page.getByRole('button', { name: 'Resume', exact: true });

test('train, watch, leave and return, pause, stop, and open what came of it', async ({ page }) => {
  await openWithSample(page);
  await chooseModels(page, 'Scratch CNN');
  await openAdvanced(page);
  const size = page.getByRole('slider', { name: 'Image size' });
  await size.press('Home');
  await expect(size).toHaveAttribute('aria-valuetext', '64 pixels');
  await page.getByRole('textbox', { name: 'Epochs', exact: true }).fill('400');
  await page.getByRole('textbox', { name: 'Batch size' }).fill('8');
  await page.getByRole('combobox', { name: 'Backend' }).click();
  await page.getByRole('option', { name: /WASM/ }).click();
  await page.getByRole('switch', { name: 'Early stopping' }).uncheck();
  // A double click starts one run: once it is deleted below, no other is left.
  await page.getByRole('button', { name: 'Train CNN' }).dblclick();

  const now = page.getByRole('region', { name: 'Training now' });
  await expect(now.getByText(/epoch \d+ of 400, batch \d+ of/)).toBeVisible({ timeout: 90_000 });
  await expect(now.getByRole('img', { name: /^Loss, latest values: training \d/ })).toBeVisible();
  await expect(now.locator('canvas')).toHaveCount(2);
  await expect(now.getByRole('group', { name: 'Results so far' })).toBeVisible();

  await page.getByRole('link', { name: 'Export' }).click();
  await expect(page.getByRole('link', { name: /open the Train page$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Pause training' }).click();
  await page.getByRole('link', { name: /^Paused: open the Train page$/ }).click();
  await expect(paused(page)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await paused(page).click();
  await page.getByRole('button', { name: 'Stop and keep the best' }).click();
  await expect(now).toBeHidden({ timeout: 60_000 });

  await page.getByRole('button', { name: /^Open the run/ }).click();
  const run = page.getByRole('dialog');
  await expect(run.getByText(/of \d+ test images correct/)).toBeVisible();
  await run.getByRole('textbox', { name: 'Name' }).fill('First try');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'First try' })).toBeVisible();
  await run.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete the run' }).click();
  await expect(page.getByRole('region', { name: 'Runs' })).toHaveCount(0);
});

test('a run that waits can be deleted only after it was taken out of the queue', async ({
  page,
}) => {
  await openWithSample(page, 4);
  await page.getByRole('button', { name: 'Train both' }).click();
  await page.getByRole('region', { name: 'Training now' }).waitFor();
  await page.getByRole('button', { name: /^Open the run MobileNetV2/ }).click();
  const run = page.getByRole('dialog');
  const remove = run.getByRole('button', { name: 'Delete' });
  await expect(remove).toBeDisabled();
  await expect(remove).toHaveAccessibleDescription(/It is queued. Cancel it/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: /^Open the run MobileNetV2/ }).click();
  await expect(remove).toBeEnabled();
});

test('any families are trained together, both at first, kept across a reload', async ({ page }) => {
  await openWithSample(page, 4);
  const start = page.getByRole('region', { name: 'Start training' });
  // A new user compares: both are chosen.
  await expect(start.getByRole('button', { name: /^Train/ })).toHaveText('Train both');
  await expect(start).toContainText(/CNN \+ MobileNetV2 · Balanced · about \d+ s/);
  await modelCard(page, 'Compact CNN').check();
  await expect(start.getByRole('button', { name: /^Train/ })).toHaveText('Train all 3');
  await modelCard(page, 'Scratch CNN').uncheck();
  await openAdvanced(page);
  await expect(page.getByRole('region', { name: 'Scratch CNN' })).toHaveCount(0);
  await expectAccessible(page);
  await modelCard(page, 'MobileNetV2').uncheck();
  await expect(start.getByRole('button', { name: /^Train/ })).toHaveText('Train Compact CNN');
  await modelCard(page, 'Compact CNN').click(); // The last one stays.
  await expect(modelCard(page, 'Compact CNN')).toBeChecked();
  await page.reload();
  await expect(start.getByRole('button', { name: /^Train/ })).toHaveText('Train Compact CNN');
});

test('a value that cannot be used is said in words, Start goes to it, and mended it is forgotten', async ({
  page,
}) => {
  await openWithSample(page, 4);
  await chooseModels(page, 'Scratch CNN');
  await openAdvanced(page);
  const epochs = page.getByRole('textbox', { name: 'Epochs', exact: true });
  // Focused and typed into within one task, faster than the number input hears of its focus.
  await epochs.evaluate((field: HTMLInputElement) => {
    field.focus();
    field.select();
    document.execCommand('insertText', false, '0');
  });
  await expect(page.getByText('A whole number from 1 to 500.')).toBeVisible();
  await page.getByRole('button', { name: 'Advanced' }).click();
  await expect(epochs).toBeHidden();
  await page.getByRole('button', { name: 'Train CNN' }).click();
  await expect(page.getByRole('alert')).toContainText('This cannot start yet');
  await expect(epochs).toBeFocused();
  await epochs.fill('15'); // As it was: nothing about the recipe changes.
  await expect(page.getByRole('alert')).toHaveCount(0);
  await epochs.fill('7');
  await expect(page.getByText('A whole number from 1 to 500.')).toHaveCount(0);
  await expect.poll(() => storedSettings(page)).toContain('"epochs":7,');
  await page.reload();
  await openAdvanced(page);
  await expect(epochs).toHaveValue('7');
});

test('where fine-tuning begins is picked on the network by the keyboard, and travels in the recipe', async ({
  page,
}) => {
  await openWithSample(page, 4);
  await chooseModels(page, 'MobileNetV2');
  await openAdvanced(page);
  const network = page.getByRole('radiogroup', { name: 'Fine-tune from' });
  const chosen = network.getByRole('radio', { checked: true });
  await expect(chosen).toHaveAccessibleName(/^Block 10/);
  // Beyond where the features leave there is nothing to fine-tune.
  await expect(network.getByRole('radio', { name: /^Block 16/ })).toHaveCount(0);
  await chosen.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('Fine-tuned from block 9 on')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText('Nothing is fine-tuned')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Fine-tuning epochs' })).toHaveCount(0);
  await page.keyboard.press('Home');
  await expect(page.getByText('The whole network is fine-tuned.')).toBeVisible();

  await page.getByRole('textbox', { name: 'Seed' }).fill('77');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save configuration' }).click();
  const path = await (await downloading).path();

  await chooseModels(page, 'Scratch CNN');
  await page.getByRole('textbox', { name: 'Seed' }).fill('1');
  // As the click on “Open configuration” would: what is being typed stays while it has the focus.
  await page.getByRole('textbox', { name: 'Seed' }).blur();
  await page.locator('input[type=file][accept*=json]').setInputFiles(path);
  await expect(page.getByText('The whole network is fine-tuned.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('77');

  await page.locator('input[type=file][accept*=json]').setInputFiles({
    name: 'shopping.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"milk": 2}'),
  });
  await expect(page.getByText(/This configuration cannot be used/)).toBeVisible();
});

test('on a phone the chosen block of the network is in sight, and the page stays where it is', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openWithSample(page, 4);
  await chooseModels(page, 'MobileNetV2');
  await openAdvanced(page);
  const network = page.getByRole('radiogroup', { name: 'Fine-tune from' });
  const chosen = network.getByRole('radio', { checked: true });
  await network.scrollIntoViewIfNeeded();
  await expect(chosen).toHaveAccessibleName(/^Block 10/);
  await expect(chosen).toBeInViewport({ ratio: 0.9 });
  await chosen.focus();
  const scrolled = () => page.evaluate(() => [scrollX, scrollY]);
  const before = await scrolled();
  for (const key of ['Home', 'End']) {
    await page.keyboard.press(key);
    await expect(chosen).toBeFocused();
    await expect(chosen).toBeInViewport({ ratio: 0.9 });
    expect(await scrolled()).toEqual(before);
  }
  await network.getByRole('radio', { name: /^Block 12/ }).click();
  await page.reload();
  await openAdvanced(page);
  await expect(chosen).toHaveAccessibleName(/^Block 12/);
  await network.scrollIntoViewIfNeeded();
  await expect(chosen).toBeInViewport({ ratio: 0.9 });
});

test('numbers typed faster than storage answers are all kept, for the model put aside too', async ({
  page,
}) => {
  await seedRuns(page, [evaluatedRun('1', 'cnn')]);
  await page.goto('/#/train');
  await openAdvanced(page);
  const fields = [
    page.getByLabel('Epochs', { exact: true }),
    page.getByLabel('Epochs for the head'),
    page.getByLabel('Dense units'),
  ];
  // All in one go: no field waits for what the one before it wrote.
  for (const field of fields) await field.focus();
  for (const field of fields) {
    await field.selectText();
    await page.keyboard.type('123');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
  }
  for (const field of fields) await expect(field).toHaveValue('125');
  await page.getByRole('heading', { name: 'Train', exact: true }).click();
  for (const field of fields) expect(await field.inputValue()).toBe('125');
  // Written a moment after the last key.
  await expect.poll(async () => (await storedSettings(page)).match(/:125\b/g)).toHaveLength(3);
  await page.reload();
  await openAdvanced(page);
  for (const field of fields) await expect(field).toHaveValue('125');
});

test('both models side by side, their layers, and past runs are accessible at both widths', async ({
  page,
}) => {
  await page.goto('/#/train');
  await expect(page.getByRole('heading', { name: 'No images yet' })).toBeVisible();
  await expectAccessible(page);
  await seedRuns(page, [evaluatedRun('1', 'cnn'), evaluatedRun('2', 'mobilenetv2')]);
  await page.goto('/#/train');
  await openAdvanced(page);
  await page.getByRole('button', { name: 'Model summary' }).first().click();
  await expect(page.getByText('Total parameters').first()).toBeVisible({ timeout: 60_000 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Open the run MobileNetV2 2' }).click();
  await expect(page.getByText('Dotted line: fine-tuning begins after epoch 8.')).toBeVisible();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
});
