import { join } from 'node:path';
import { chromiumLaunch } from '../scripts/chromium';
import { expect, expectAccessible, test } from './fixtures';
import { drop } from './drop';
import { picture, temporaryFolder, writePictures } from './pictures';
import { openWithTrainedModel } from './trainedModel';

// A camera of the browser's own that shows a test pattern.
const { args = [], ...launch } = chromiumLaunch();
test.use({
  permissions: ['camera'],
  launchOptions: {
    ...launch,
    args: [...args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

const jpeg = async (name = 'face.jpg') => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await picture(0, 5),
});

test('an image chosen, dropped or pasted gets a class, scores and a time', async ({ page }) => {
  await openWithTrainedModel(page, '/try', 'Small CNN');
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('Small CNN');

  await page.locator('input[type=file]').setInputFiles(await jpeg());
  const bars = page.getByRole('progressbar', { name: /^Score of/ });
  await expect(bars).toHaveCount(2);
  const scores = await bars.evaluateAll((all) => all.map((bar) => Number(bar.ariaValueNow)));
  expect(scores[0]! + scores[1]!).toBeCloseTo(100, 3);
  await expect(page.getByRole('status').filter({ hasText: 'Prediction' })).toContainText('%');
  await expect(
    page.getByText(/ms at 64 × 64 px\. Decision threshold 0\.50 \(positive class: .+\)\./),
  ).toBeVisible();

  await page.getByRole('switch', { name: 'Show Grad-CAM' }).click();
  await expect(page.getByTestId('grad-cam')).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Opacity of Grad-CAM' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  const bytes = [...(await picture(1, 8))];
  for (const kind of ['drop', 'paste'] as const) {
    const before = await page.locator('img[alt="The image to predict"]').getAttribute('src');
    await page.evaluate(
      ([bytes, kind]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], `${kind}.jpg`, { type: 'image/jpeg' }));
        const target = document.querySelector('img[alt="The image to predict"]')!;
        const event =
          kind === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        target.dispatchEvent(event);
      },
      [bytes, kind] as const,
    );
    await expect(page.locator('img[alt="The image to predict"]')).not.toHaveAttribute(
      'src',
      before!,
    );
    await expect(bars).toHaveCount(2);
  }
});

test('a file that is no image is refused with its reason, and the next one works', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/try', 'Small CNN');
  const input = page.locator('input[type=file]');
  await input.setInputFiles({
    name: 'notes.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('these are notes, not a picture'),
  });
  await expect(page.getByRole('alert')).toContainText('No prediction');
  await expect(page.getByRole('alert')).toContainText(/image|picture|photograph/i);
  await input.setInputFiles(await jpeg());
  await expect(page.getByRole('progressbar', { name: /^Score of/ })).toHaveCount(2);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a folder is answered with what to drop instead, and a file after it works', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/try', 'Small CNN');
  const folder = temporaryFolder();
  await writePictures(folder.path, 1, ['disc']);
  await page.getByText('Drop an image here').waitFor();
  await drop(page, join(folder.path, 'disc'));
  await expect(page.getByRole('alert')).toContainText(
    'This is a folder. Open it and drop one image file here.',
  );
  await drop(page, join(folder.path, 'disc', '0.jpg'));
  await expect(page.getByRole('progressbar', { name: /^Score of/ })).toHaveCount(2);
  await expect(page.getByRole('alert')).toHaveCount(0);
  folder.remove();
});

test('without a model the page says how to get one', async ({ page }) => {
  await page.goto('/#/try');
  await expect(page.getByRole('heading', { name: 'No model to try yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Train one' }).click();
  await expect(page).toHaveTitle('Train · Mask Studio');
});

test('the prediction follows the camera, and stops with it', async ({ page }) => {
  await openWithTrainedModel(page, '/try', 'Small CNN');
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expect(page.getByRole('progressbar', { name: /^Score of/ })).toHaveCount(2);
  await expect(page.getByLabel('Camera', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop the camera' }).click();
  await expect(page.getByText('Drop an image here')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: /^Score of/ })).toHaveCount(0);
});
