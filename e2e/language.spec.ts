import type { Page } from '@playwright/test';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, test } from './fixtures';
import { openStudio, read, recipeOf } from './smallRuns';

const LANGUAGE = /^(Language|Idioma): /;

test.describe('a browser in Spanish', () => {
  test.use({ locale: 'es-MX' });

  test('opens the studio in Spanish, accessible, on every page', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    const steps = page.getByRole('navigation', { name: 'Pasos' });
    for (const title of ['Imágenes', 'Entrenar', 'Comparar', 'Probar', 'Exportar']) {
      await steps.getByRole('link', { name: title }).click();
      await expect(page).toHaveTitle(`${title} · Mask Studio`);
      await expect(page.getByRole('main', { name: title })).toBeVisible();
      await expectAccessible(page);
    }
  });
});

test.describe('a phone in Spanish', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  /** The texts that are cut off within buttons, tabs and links that look like buttons. */
  const cut = (page: Page): Promise<string[]> =>
    page.getByRole('main').evaluate((main) =>
      [...main.querySelectorAll('button, [role=tab], a.mantine-Button-root')]
        .flatMap((button) => [button, ...button.querySelectorAll('*')])
        .filter(
          (part) =>
            getComputedStyle(part).overflowX !== 'visible' &&
            part.scrollWidth > part.clientWidth + 1,
        )
        .map((part) => part.textContent),
    );

  for (const isEmpty of [true, false]) {
    test(`no button is cut off ${isEmpty ? 'in an empty studio' : 'with images and runs'}`, async ({
      page,
    }) => {
      if (!isEmpty) {
        await seedRuns(page, [evaluatedRun('1', 'cnn'), evaluatedRun('2', 'mobilenetv2')]);
      } else {
        await page.goto('/#/compare');
      }
      await page.getByRole('button', { name: LANGUAGE }).click();
      await page.getByRole('menuitem', { name: 'Español' }).click();
      for (const [path, title] of Object.entries({
        ...{ '': 'Imágenes', train: 'Entrenar', compare: 'Comparar' },
        ...{ try: 'Probar', export: 'Exportar' },
      })) {
        await page.goto(`/#/${path}`);
        const main = page.getByRole('main', { name: title });
        await expect(main.getByRole('heading').first()).toBeVisible();
        await expect(main.getByRole('progressbar')).toHaveCount(0);
        expect(await cut(page), title).toEqual([]);
      }
    });
  }
});

test('the menu changes the language at once, on the page where the user is, and for later visits', async ({
  page,
}) => {
  await page.goto('/#/train');
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
  await page.getByRole('button', { name: LANGUAGE }).click();
  await page.getByRole('menuitem', { name: 'Español' }).click();
  await expect(page.getByRole('main', { name: 'Entrenar' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('main', { name: 'Entrenar' })).toBeVisible();
  await page.getByRole('button', { name: LANGUAGE }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
});

test('what the engine says of a file is in the language', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: LANGUAGE }).click();
  await page.getByRole('menuitem', { name: 'Español' }).click();
  // Before, the field is one of the page in English, which is drawn anew.
  await expect(page.getByRole('main', { name: 'Imágenes' })).toBeVisible();
  await page
    .getByTestId('file-input')
    .setInputFiles({ name: 'rota.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no es jpeg') });
  await expect(page.getByText('Omitidos', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('No son imágenes')).toBeVisible();
});

test('the studio’s name of a run is in the language of the page, the user’s stays as it is', async ({
  page,
}) => {
  await openStudio(page);
  const run = await page.evaluate((r) => window.studio.training.createRun(r), recipeOf(1));
  expect((await read(page, run.id)).name).toBe('CNN · 64 px · seed 3');
  await page.goto('/#/train');
  const switchTo = async (language: string) => {
    await page.getByRole('button', { name: LANGUAGE }).click();
    await page.getByRole('menuitem', { name: language }).click();
  };
  await switchTo('Español');
  await page.getByRole('button', { name: 'Abrir la ejecución CNN · 64 px · semilla 3' }).click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Nombre' });
  await expect(name).toHaveValue('CNN · 64 px · semilla 3');
  // Left as it is, it is still the studio's.
  await name.press('Enter');
  await page.keyboard.press('Escape');
  await switchTo('English');
  await page.getByRole('button', { name: 'Open the run CNN · 64 px · seed 3' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Seed of mine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Seed of mine' })).toBeVisible();
  await page.keyboard.press('Escape');
  await switchTo('Español');
  await expect(page.getByRole('button', { name: 'Abrir la ejecución Seed of mine' })).toBeVisible();
});

test('a notification does not stay in the language before', async ({ page }) => {
  await page.goto('/#/train');
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'face.jpg', { type: 'image/jpeg' }));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', init));
  });
  const notice = page.getByText('Drop images on the Images page.');
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: LANGUAGE }).click();
  await page.getByRole('menuitem', { name: 'Español' }).click();
  await expect(page.getByRole('main', { name: 'Entrenar' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});
