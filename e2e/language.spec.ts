import { expect, expectAccessible, test } from './fixtures';

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
