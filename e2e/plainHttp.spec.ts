import { createHash } from 'node:crypto';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { preview, type PreviewServer } from 'vite';
import { chromiumLaunch } from '../scripts/chromium';
import { DEFAULT_SPLIT } from '../src/domain/recipe/recipe';
import { english } from '../src/texts/message';
import { expectAccessible } from './fixtures';
import { picture } from './pictures';
import { isOver, recipeOf, start, SUBJECTS, until } from './smallRuns';

// A classroom's case: one computer serves the others in the local network. Any name but
// localhost is not secure.
const HOST = 'studio.test';

// The camera is used with the model that was trained before.
test.describe.configure({ mode: 'serial' });

let server: PreviewServer;
let context: BrowserContext;
let close: () => Promise<void>;
let url: string;

test.beforeAll(async () => {
  server = await preview({ preview: { port: 0, host: '127.0.0.1', allowedHosts: [HOST] } });
  const { port } = new URL(server.resolvedUrls!.local[0]!);
  url = `http://${HOST}:${port}/`;
  const { args = [], ...launch } = chromiumLaunch();
  const browser = await chromium.launch({
    ...launch,
    args: [...args, `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  });
  close = () => browser.close();
  context = await browser.newContext();
});

test.afterAll(async () => {
  await close();
  await server.close();
});

const open = async (path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
};

/** The page that programs drive. */
async function openAutomation(): Promise<Page> {
  const page = await open('automation.html');
  await page.waitForFunction(() => 'studio' in window);
  return page;
}

const importSample = (page: Page) =>
  page.evaluate((choices) => window.studio.importSample(choices), {
    ...{ limit: SUBJECTS, seed: 1, fractions: DEFAULT_SPLIT },
  });

test('one notice says what the browser withholds, and how to get it', async () => {
  const page = await open('');
  expect(await page.evaluate(() => [window.isSecureContext, 'locks' in navigator])).toEqual([
    false,
    false,
  ]);
  const notice = page.getByRole('alert').filter({ hasText: 'This address is not secure' });
  await expect(notice).toHaveCount(1, { timeout: 60_000 });
  for (const word of ['threads', 'camera', 'WebGPU', 'offline', 'https://']) {
    await expect(notice).toContainText(word);
  }
  await expectAccessible(page);
  await page.goto(`${url}#/train`);
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
  await page.close();
});

test('imports, trains on one thread, and continues after a reload', async () => {
  const page = await openAutomation();
  expect((await importSample(page)).imported).toBe(2 * SUBJECTS);

  const file = await picture(0, 1);
  await page.setInputFiles('#zip', { name: 'one.jpg', mimeType: 'image/jpeg', buffer: file });
  await page.evaluate((choices) => window.studio.importChosen('#zip', choices), {
    ...{ limit: null, seed: 1, fractions: DEFAULT_SPLIT },
  });
  const isStored = (hash: string) =>
    page.evaluate(
      (hash) =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open('mask-studio');
          opening.onsuccess = () => {
            const store = opening.result.transaction('originals').objectStore('originals');
            const request = store.getKey(hash);
            request.onsuccess = () => {
              opening.result.close();
              resolve(request.result === hash);
            };
          };
        }),
      hash,
    );
  expect(await isStored(createHash('sha256').update(file).digest('hex'))).toBe(true);

  // However fast the machine is, the reload comes in mid-training.
  await page.evaluate(() => {
    const { subscribe, pause } = window.studio.training;
    subscribe((event) => event.kind === 'checkpoint' && pause());
  });
  const id = await start(page, recipeOf(3), 'wasm');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  await until(page, id, ({ epochs }) => epochs.length > 0);
  await page.reload();
  await page.waitForFunction(() => 'studio' in window);
  await page.evaluate(() => window.studio.training.recoverRuns());
  await page.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), id);
  const run = await until(page, id, isOver);
  expect(run.status).toBe('finished');
  expect(run.epochs).toHaveLength(3);
  expect(english(run.backend!.renderer)).toBe('WASM, 1 thread');
  await page.close();
});

test('one tab writes; another says so, and goes on once it is alone', async () => {
  const first = await openAutomation();
  await importSample(first);
  const second = await open('');
  await expect(second.getByText('The studio is open in another tab').first()).toBeVisible();
  const third = await openAutomation();
  await expect(importSample(third)).rejects.toThrow('only one tab can change anything');
  await third.close();
  await first.close();
  await second.getByRole('button', { name: 'Try again' }).click();
  await expect(second.getByText('The studio is open in another tab')).toHaveCount(0);
  await expect(second.getByRole('main', { name: 'Images' })).toBeVisible();
  await second.close();
});

test('the camera says what it needs', async () => {
  const page = await open('#/try');
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expect(page.getByText('It needs localhost or https.')).toBeVisible();
  await page.close();
});
