/**
 * `npm run bench:map`: how fast the map of 10,000 images is drawn while it is panned and zoomed, in the
 * built studio in headless Chromium: frames a second, the longest frame, and the longest task of the
 * main thread. The images and their places are made up; the page is as it is. `-- N`: N images.
 */
import '../scripts/studio/ownHelp';
import { chromium, type Page } from '@playwright/test';
import { bundled } from '../e2e/bundled';
import { picture } from '../e2e/pictures';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import { securityHeaders } from '../headers';
import { serveStudio } from '../scripts/server';
import { longestTask } from './mainThread';
import { machine } from './stage';

const IMAGES = Number(process.argv[2] ?? 10_000);
const STEPS = 120;

/** Put made-up images into storage. */
async function seed(page: Page): Promise<void> {
  const thumbnails = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => [...(await picture(i % 2, i))]),
  );
  await page.evaluate(
    async ({ count, thumbnails }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('no database'));
      });
      const names = ['disc', 'bar'];
      const writing = db.transaction(['classes', 'images', 'thumbnails'], 'readwrite');
      for (const [position, name] of names.entries()) {
        writing.objectStore('classes').put({ id: name, name, position });
      }
      for (let i = 0; i < count; i++) {
        const hash = i.toString(16).padStart(64, '0');
        const name = names[i % 2]!;
        writing.objectStore('images').put({
          ...{ hash, path: `${name}/${i}.jpg`, classId: name, split: 'train', pinnedSplit: null },
          ...{ groupId: hash, perceptualHash: '0'.repeat(64), width: 96, height: 96 },
          ...{ byteLength: 3000, mimeType: 'image/jpeg', source: 'photograph', addedAt: 0 },
        });
        const bytes = Uint8Array.from(thumbnails[i % thumbnails.length]!).buffer;
        writing.objectStore('thumbnails').put({ hash, bytes });
      }
      await new Promise((resolve) => (writing.oncomplete = resolve));
      db.close();
    },
    { count: IMAGES, thumbnails },
  );
}

/** The times between frames while `work` is done, in milliseconds. */
async function frames(page: Page, work: () => Promise<void>): Promise<number[]> {
  // As text: tsx, which runs this, has no helper in a page for a function with a name.
  await page.evaluate(`{
    const times = (window.frameTimes = []);
    const note = (now) => {
      times.push(now);
      if (window.frameTimes === times) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  }`);
  await work();
  const times = await page.evaluate<number[]>('window.frameTimes');
  await page.evaluate('window.frameTimes = null');
  return times.slice(1).map((time, i) => time - times[i]!);
}

async function report(page: Page, name: string, work: () => Promise<void>): Promise<void> {
  const between = await frames(page, work);
  const seconds = between.reduce((sum, time) => sum + time, 0) / 1000;
  const { wall, processor } = await longestTask(page, work);
  const cells = [
    `${(between.length / seconds).toFixed(0)} frames a second`,
    `longest frame ${Math.max(...between).toFixed(0)} ms`,
    `longest task ${wall.toFixed(0)} ms (${processor.toFixed(0)} of the processor)`,
  ];
  console.log(`${name.padEnd(6)} ${cells.join(', ')}`);
}

ensureChromium();
const worker = await bundled('bench/map/madeUp.worker.ts');
const server = await serveStudio(0);
const browser = await chromium.launch(chromiumLaunch());
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.route(/quality\.worker-[^/]*\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', headers: securityHeaders, body: worker }),
  );
  await page.goto(`${server.url}#/images/quality`);
  await page.getByRole('heading', { name: 'Data quality' }).waitFor();
  await seed(page);
  await page.reload();
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  const map = page.getByRole('application', { name: /^A map of/ });
  await map.waitFor();
  await map.scrollIntoViewIfNeeded();
  const box = (await map.boundingBox())!;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  console.log(`${IMAGES} images, ${machine.cpu}, ${machine.cores} cores, no graphics card`);
  await report(page, 'pan', async () => {
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    for (let i = 0; i < STEPS; i++) {
      await page.mouse.move(middle.x + 100 * Math.sin(i / 8), middle.y + 60 * Math.sin(i / 5));
    }
    await page.mouse.up();
  });
  await report(page, 'zoom', async () => {
    await page.mouse.move(middle.x, middle.y);
    for (let i = 0; i < STEPS; i++) await page.mouse.wheel(0, i < STEPS / 2 ? -25 : 25);
  });
} finally {
  await browser.close();
  await server.close();
}
