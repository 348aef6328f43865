import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumLaunch } from '../scripts/chromium';
import { expect, expectAccessible, test } from './fixtures';
import { drop, dropAt } from './drop';
import { picture, temporaryFolder } from './pictures';
import { openWithTrainedModel } from './trainedModel';

// Two cameras of the browser's own that show a test pattern.
const { args = [], ...launch } = chromiumLaunch();
test.use({
  permissions: ['camera'],
  launchOptions: {
    ...launch,
    args: [
      ...args,
      '--use-fake-device-for-media-stream=device-count=2',
      '--use-fake-ui-for-media-stream',
    ],
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
  await expect(page.getByRole('note')).toContainText('This model learned from drawings.');

  await page.getByTestId('file-input').setInputFiles(await jpeg());
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
  const input = page.getByTestId('file-input');
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

test('several images, and a folder, get a table that can be sorted and saved', async ({ page }) => {
  await openWithTrainedModel(page, '/try', 'Small CNN');
  const folder = temporaryFolder();
  const names = Array.from({ length: 12 }, (_, i) => `${i + 1}.jpg`);
  for (const [i, name] of names.entries()) {
    writeFileSync(join(folder.path, name), await picture(i % 3, i));
  }
  await page.getByText('Drop images or a folder here').waitFor();
  await drop(page, ...names.map((name) => join(folder.path, name)));

  const table = page.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', '13', { timeout: 60_000 });
  // Nothing is asked about labels that loose images cannot have.
  await expect(page.getByText('These images have no labels')).toHaveCount(0);
  const images = table.locator('tbody img');
  await expect
    .poll(() => images.evaluateAll((all) => all.every((i) => (i as HTMLImageElement).naturalWidth)))
    .toBe(true);
  await table.getByRole('button', { name: 'Confidence' }).click();
  const cells = await table.locator('tbody tr[aria-rowindex] td:last-child').allTextContents();
  const shares = cells.map((text) => Number.parseFloat(text));
  expect(shares.length).toBeGreaterThan(5);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  await expectAccessible(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const csv = readFileSync(await (await downloading).path(), 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(13);

  // Others that are dropped on it take its place.
  await drop(page, join(folder.path, '1.jpg'), join(folder.path, '2.jpg'));
  await expect(page.getByRole('heading', { name: 'Predictions 2 images' })).toBeVisible();

  await page.getByText('One image', { exact: true }).click();
  await page.getByTestId('folder-input').setInputFiles(folder.path);
  await expect(page.getByRole('heading', { name: 'Predictions 12 images' })).toBeVisible({
    timeout: 60_000,
  });

  // One image is predicted with every score, as ever.
  await page.getByText('One image', { exact: true }).click();
  await page.getByText('Drop images or a folder here').waitFor();
  await drop(page, join(folder.path, '1.jpg'));
  await expect(page.getByRole('progressbar', { name: /^Score of/ })).toHaveCount(2);

  // Beside the frame, and on the header, they are tried as well.
  const shown = page.locator('img[alt="The image to predict"]');
  const before = (await shown.getAttribute('src'))!;
  await dropAt(page, 1300, 860, join(folder.path, '2.jpg'));
  await expect(shown).not.toHaveAttribute('src', before);
  await dropAt(page, 700, 30, join(folder.path, '1.jpg'), join(folder.path, '2.jpg'));
  await expect(page.getByRole('heading', { name: 'Predictions 2 images' })).toBeVisible();
  await expect(page.getByText('Drop images on the Images page.')).toHaveCount(0);
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
  await expect(page.getByText('Drop images or a folder here')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: /^Score of/ })).toHaveCount(0);
});

test('the result on Train predicts one image, and the camera after a click only', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = function (...asked) {
      document.documentElement.dataset['camera'] = 'asked';
      return getUserMedia.apply(this, asked);
    };
  });
  await openWithTrainedModel(page, '/train', 'Small CNN');
  const result = page.getByRole('region', { name: 'Latest result' });
  // Open from the start.
  await expect(result.getByRole('note')).toContainText('This model learned from drawings.');

  await page.getByTestId('file-input').setInputFiles([await jpeg('a.jpg'), await jpeg('b.jpg')]);
  await expect(result.getByRole('alert')).toContainText('Only one image is predicted here.');
  await page.getByTestId('file-input').setInputFiles(await jpeg());
  const bars = result.getByRole('progressbar', { name: /^Score of/ });
  await expect(bars).toHaveCount(2);
  await expect(result.getByRole('alert')).toHaveCount(0);
  await expectAccessible(page);

  await expect(page.locator('html')).not.toHaveAttribute('data-camera');
  await result.getByRole('button', { name: 'Use the camera' }).click();
  await expect(bars).toHaveCount(2);
  await expect(page.locator('html')).toHaveAttribute('data-camera', 'asked');
  const isLive = () =>
    page.locator('video').evaluate((video) => {
      const { srcObject } = video as HTMLVideoElement;
      return srcObject instanceof MediaStream && srcObject.active;
    });
  expect(await isLive()).toBe(true);
  await result.getByRole('button', { name: 'Try it now' }).click();
  await expect(page.locator('video')).toHaveCount(0);
});

/** The browser's cameras do not say which way they face: here they say what was asked for. */
function faceAsAsked(): void {
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = function (constraints) {
    const { facingMode } = constraints!.video as MediaTrackConstraints;
    document.documentElement.dataset['facing'] = (facingMode as ConstrainDOMStringParameters)
      .ideal as string;
    return getUserMedia.call(this, constraints);
  };
  const { getSettings } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.getSettings = function () {
    const { facing } = document.documentElement.dataset;
    return { ...getSettings.call(this), facingMode: facing! };
  };
}

test('wherever a camera is shown, the front one is asked for first and mirrored, the back one not', async ({
  page,
}) => {
  await page.addInitScript(faceAsAsked);
  await openWithTrainedModel(page, '/try', 'Small CNN');
  const useCamera = page.getByRole('button', { name: 'Use the camera' });
  const places: Record<string, () => Promise<void>> = {
    '/#/try': () => useCamera.click(),
    '/#/train': () => useCamera.click(),
    '/#/': async () => {
      await page.getByRole('button', { name: 'Change with_mask' }).click();
      await page.getByRole('menuitem', { name: 'Add from webcam' }).click();
    },
  };
  const turn = page.getByRole('button', { name: 'Switch to the other camera' });
  const expectFacing = async (facing: string, scale: number) => {
    await expect(turn).toBeEnabled();
    await expect(page.locator('html')).toHaveAttribute('data-facing', facing);
    const scaleOf = (video: Element) =>
      new DOMMatrix(getComputedStyle(video.parentElement!).transform).a;
    expect(await page.locator('video').evaluate(scaleOf)).toBe(scale);
  };
  for (const [place, open] of Object.entries(places)) {
    await test.step(place, async () => {
      await page.goto(place);
      await page.reload(); // Which camera was chosen last is forgotten.
      await open();
      await expectFacing('user', -1);
      await turn.click();
      await expectFacing('environment', 1);
      await turn.click();
      await expectFacing('user', -1);
    });
  }
});
