import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { mobileNetPlan, planWeights } from '../src/domain/models/mobilenetv2Plan';
import { expect, expectAccessible, test } from './fixtures';
import { sharedDirectory } from './pictures';
import { openAdvanced } from './trainPage';
import { seedPictures } from './seed';

/** A MobileNetV2 of width 0.35 that knows nothing: its model.json, with some shapes other than they should be. */
function modelJson(wrong: Record<string, number[]> = {}): Buffer {
  const entries = [...planWeights(mobileNetPlan(0.35))];
  const weights = entries.map(([name, shape]) => ({
    name,
    shape: wrong[name] ?? shape,
    dtype: 'float32',
  }));
  return Buffer.from(JSON.stringify({ weightsManifest: [{ paths: ['shard.bin'], weights }] }));
}
const sizes = [...planWeights(mobileNetPlan(0.35)).values()];
const shard = Buffer.alloc(
  4 * sizes.reduce((sum, [...shape]) => sum + shape.reduce((a, b) => a * b), 0),
);

/** The Train page with “Import your own” open. */
async function openForm(page: Page): Promise<void> {
  await page.goto('/#/train');
  await page.getByRole('heading', { name: 'Train', level: 2 }).waitFor();
  await seedPictures(page, 2);
  await page.reload();
  await openAdvanced(page);
  await page.getByRole('button', { name: 'Import your own' }).click();
}

const fileInput = (page: Page) => page.locator('input[type=file][accept*=".h5"]');
const bringIn = (page: Page) => page.getByRole('button', { name: 'Check and import' });
const name = (page: Page) => page.getByRole('textbox', { name: 'Name' });

test('the true ImageNet weights come in as files and are chosen', async ({ page }) => {
  const folder = join(sharedDirectory, 'weights/mobilenet_v2_1.0_224_imagenet');
  test.skip(!existsSync(folder), 'needs the ImageNet weights (../shared), which are not here');
  await openForm(page);
  const files = readdirSync(folder).filter((file) => /\.(json|bin)$/.test(file));
  await fileInput(page).setInputFiles(files.map((file) => join(folder, file)));
  await name(page).fill('ImageNet');
  await expectAccessible(page);
  await bringIn(page).click();
  const radio = page.getByRole('radio', { name: 'ImageNet' });
  await expect(radio).toBeChecked({ timeout: 30_000 });
  await expect(
    page.getByText(/^Yours: width 1, 9\.0\sMB, pixels as x × 0\.00784 \+ -1/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Delete the weights ImageNet' }).click();
  await expect(radio).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Bundled' })).toBeChecked();
});

test('the bundled weights say what they were trained on, and where their source is named', async ({
  page,
}) => {
  await openForm(page);
  await expect(page.getByRole('radio', { name: 'Bundled' })).toHaveAccessibleDescription(
    /^Trained on ImageNet, then on another image task \(source: LICENSE\.txt beside the weights\)\./,
  );
  const licence = await page.request.get('/generated/mobilenetv2/LICENSE.txt');
  expect(await licence.text()).toContain('Infinite Red');
});

test('weights that are not MobileNetV2’s are refused by their first mismatch', async ({ page }) => {
  await openForm(page);
  const json = modelJson({
    'block_6_expand/kernel': [1, 1, 16, 97],
    'block_9_expand/kernel': [1, 1, 24, 7],
  });
  const mimeType = 'application/json';
  await fileInput(page).setInputFiles({ name: 'model.json', mimeType, buffer: json });
  await bringIn(page).click();
  await expect(page.getByRole('alert')).toContainText('names a weight file “shard.bin”');

  const weights = JSON.parse(json.toString()).weightsManifest[0].weights as { shape: number[] }[];
  const bytes = 4 * weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b), 0);
  await fileInput(page).setInputFiles([
    { name: 'model.json', mimeType, buffer: json },
    { name: 'shard.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(bytes) },
  ]);
  await bringIn(page).click();
  await expect(page.getByRole('alert')).toContainText(
    '“block_6_expand/kernel” is 1×1×16×97 in these weights, but 1×1×16×96 in MobileNetV2 with alpha 0.35.',
  );
});

test.describe('from an address', () => {
  // 127.0.0.1 is another origin than localhost. What is asked of it is checked by each test.
  test.use({
    expectedErrors: [
      /^left the origin: http:\/\/127\.0\.0\.1:|CORS policy|Failed to load resource|Content Security Policy/,
    ],
  });

  let server: Server;
  let address: string;
  let asked: string[];
  let abandoned: Promise<void>;

  test.beforeEach(async () => {
    asked = [];
    let abandon: () => void;
    abandoned = new Promise((resolve) => (abandon = resolve));
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      expect(request.headers.referer).toBeUndefined();
      if (request.url === '/closed/model.json') return response.end(modelJson());
      response.setHeader('Access-Control-Allow-Origin', '*');
      if (request.url === '/slow.h5') {
        response.on('close', () => abandon());
        response.writeHead(200, { 'Content-Length': 9_000_000 });
        return response.write(Buffer.alloc(3_000_000));
      }
      const files: Record<string, Buffer> = { '/model.json': modelJson(), '/shard.bin': shard };
      const file = files[request.url!];
      return response.writeHead(file ? 200 : 404).end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const addressField = (page: Page) => page.getByRole('textbox', { name: /from an address/ });
  const fetchButton = (page: Page) => page.getByRole('button', { name: 'Fetch', exact: true });

  test('the user’s Fetch reaches that server and no other, and nothing else does', async ({
    page,
  }) => {
    const left: string[] = [];
    page.context().on('request', (request) => {
      if (request.url().startsWith(address)) left.push(new URL(request.url()).pathname);
    });
    await openForm(page);
    // The page itself cannot reach out, whatever runs in it.
    const refused = await page.evaluate(
      (url) => fetch(url).then(() => 'reached', String),
      `${address}/model.json`,
    );
    expect(refused).toContain('Failed to fetch');
    await addressField(page).fill(`${address}/model.json`);
    expect(asked).toEqual([]);
    left.length = 0;

    await fetchButton(page).click();
    await expect(bringIn(page)).toBeEnabled({ timeout: 30_000 });
    expect(asked).toEqual(['GET /model.json', 'GET /shard.bin']);
    // The fixture's watch sees what a worker asks for too: it would have caught it unasked.
    expect(left).toEqual(['/model.json', '/shard.bin']);
    await name(page).fill('From afar');
    await bringIn(page).click();
    await expect(page.getByRole('radio', { name: 'From afar' })).toBeChecked({ timeout: 30_000 });
    await expect(page.getByRole('combobox', { name: 'Width (alpha)' })).toHaveValue('0.35');
    expect(asked).toHaveLength(2);
  });

  test('Fetch stands on one line with its field', async ({ page }) => {
    await openForm(page);
    for (const width of [390, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const field = (await addressField(page).boundingBox())!;
      const button = (await fetchButton(page).boundingBox())!;
      expect(Math.abs(field.y + field.height / 2 - button.y - button.height / 2)).toBeLessThan(2);
      expect(button.x).toBeGreaterThanOrEqual(field.x + field.width);
      expect(button.x + button.width).toBeLessThanOrEqual(width);
    }
  });

  test('says why nothing came, and can be stopped', async ({ page }) => {
    await openForm(page);
    const refusals = {
      '/nothing.h5': 'There is nothing at',
      '/closed/model.json': 'does not let other pages read its files (CORS)',
    };
    for (const [path, words] of Object.entries(refusals)) {
      await addressField(page).fill(address + path);
      await fetchButton(page).click();
      await expect(page.getByText(words)).toBeVisible();
    }
    await addressField(page).fill(`${address}/slow.h5`);
    await addressField(page).press('Enter');
    await expect(page.getByText('3.0 MB of 9.0 MB')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await abandoned;
    await expect(fetchButton(page)).toBeVisible();
    await expect(page.getByText('3.0 MB of 9.0 MB')).toHaveCount(0);
    await expect(bringIn(page)).toBeDisabled();
  });
});
