/**
 * `npm run bench:project -- [images] [kilobytes each]`: a large project, saved and opened again in
 * an empty browser. Prints what each takes: time, the longest task of the page's main thread, and
 * memory: JavaScript's of page and workers as the browser counts it, and (Linux) what the page's process has resident.
 */
import '../scripts/studio/ownHelp';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { picture, temporaryFolder } from '../e2e/pictures';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import { serveStudio } from '../scripts/server';
import { longestTask, type LongestTask } from './mainThread';
import { MEASURE_NOW } from './memory';
import { machine } from './stage';

const IMAGES = Number(process.argv[2] ?? 10_000);
const KILOBYTES = Number(process.argv[3] ?? 300);
const SAMPLED_MS = 2000;

interface Measured extends LongestTask {
  seconds: number;
  /** Megabytes at most. */
  script: number;
  resident: number;
  /** Megabytes when the work began: what an open page has without it. */
  residentBefore: number;
}

/** Megabytes that the largest process of the browser's pages has, and had at most. */
function residentOfPages(profile: string): number {
  const sizes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        if (!command.includes(profile) || !command.includes('--type=renderer')) return 0;
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
      } catch {
        return 0; // It has ended meanwhile.
      }
    });
  return Math.max(...sizes);
}

async function measure(page: Page, profile: string, work: () => Promise<void>): Promise<Measured> {
  const script = () =>
    page.evaluate(async () => {
      const { bytes } = await (
        performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
      ).measureUserAgentSpecificMemory();
      return bytes / 1e6;
    });
  const residentBefore = residentOfPages(profile);
  const peak = { script: 0, resident: 0 };
  let going = true;
  const sampling = (async () => {
    while (going) {
      peak.resident = Math.max(peak.resident, residentOfPages(profile));
      peak.script = Math.max(peak.script, await script());
      await new Promise((resolve) => setTimeout(resolve, SAMPLED_MS));
    }
  })();
  const begun = performance.now();
  const task = await longestTask(page, work);
  const seconds = (performance.now() - begun) / 1000;
  going = false;
  await sampling;
  return { seconds, ...task, ...peak, residentBefore };
}

/** Put images of this size straight into storage: one small JPEG, each with other bytes in its comments. */
async function seed(page: Page): Promise<void> {
  const base64 = (await picture(0, 1)).toString('base64');
  await page.evaluate(
    async ([base64, images, kilobytes]) => {
      const jpeg = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('mask-studio');
        opening.onsuccess = () => resolve(opening.result);
      });
      const comments = Math.ceil((kilobytes * 1000) / 60_000);
      const hex = (bytes: ArrayBuffer) =>
        [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      for (let at = 0; at < images; at += 50) {
        const rows = [];
        for (let i = at; i < Math.min(images, at + 50); i++) {
          const bytes = new Uint8Array(jpeg.length + comments * 60_004);
          bytes.set(jpeg.subarray(0, 2));
          let to = 2;
          for (let n = 0; n < comments; n++) {
            bytes.set([0xff, 0xfe, 60_002 >> 8, 60_002 & 255], to);
            crypto.getRandomValues(bytes.subarray(to + 4, to + 60_004));
            to += 60_004;
          }
          bytes.set(jpeg.subarray(2), to);
          rows.push({ bytes, i, hash: hex(await crypto.subtle.digest('SHA-256', bytes)) });
        }
        const transaction = db.transaction(
          ['images', 'originals', 'thumbnails', 'classes'],
          'readwrite',
        );
        const put = (table: string, row: object) => transaction.objectStore(table).put(row);
        put('classes', { id: 'a', name: 'a', position: 0 });
        put('classes', { id: 'b', name: 'b', position: 1 });
        for (const { bytes, i, hash } of rows) {
          put('originals', { hash, bytes: bytes.buffer });
          put('thumbnails', { hash, bytes: jpeg.slice().buffer });
          put('images', {
            ...{ hash, path: `${i % 2}/${i}.jpg`, classId: i % 2 ? 'a' : 'b', groupId: hash },
            ...{ split: i % 5 ? 'train' : 'test', pinnedSplit: null, width: 96, height: 96 },
            ...{ perceptualHash: hash, byteLength: bytes.length, mimeType: 'image/jpeg' },
            ...{ source: 'photograph', addedAt: i },
          });
        }
        await new Promise((resolve) => (transaction.oncomplete = resolve));
      }
      db.close();
    },
    [base64, IMAGES, KILOBYTES] as const,
  );
}

async function main(): Promise<void> {
  ensureChromium();
  const server = await serveStudio(0);
  const folder = temporaryFolder();
  const open = async (
    name: string,
  ): Promise<{ context: BrowserContext; page: Page; profile: string }> => {
    const profile = join(folder.path, name);
    const options = chromiumLaunch();
    const args = [...(options.args ?? []), MEASURE_NOW];
    const context = await chromium.launchPersistentContext(profile, { ...options, args });
    const page = await context.newPage();
    page.setDefaultTimeout(20 * 60_000);
    // What tsx adds to functions that have names.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await page.goto(`${server.url}#/export`);
    await page.getByRole('button', { name: 'Save the project' }).waitFor();
    return { context, page, profile };
  };
  try {
    const here = await open('here');
    await seed(here.page);
    const file = join(folder.path, 'large.project.zip');
    const saving = await measure(here.page, here.profile, async () => {
      await here.page.getByRole('button', { name: 'Save the project' }).click();
      const downloading = here.page.waitForEvent('download');
      await here.page
        .getByRole('dialog')
        .getByRole('button', { name: 'Save', exact: true })
        .click();
      renameSync(await (await downloading).path(), file);
    });
    await here.context.close();
    rmSync(here.profile, { recursive: true });
    const there = await open('there');
    const opening = await measure(there.page, there.profile, async () => {
      const choosing = there.page.waitForEvent('filechooser');
      await there.page.getByRole('button', { name: 'Open a project' }).click();
      await (await choosing).setFiles(file);
      const dialog = there.page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Open', exact: true }).click();
      await dialog.getByText('The project is open').waitFor();
    });
    await there.context.close();
    const bytes = statSync(file).size;
    console.log(`${IMAGES} images, a file of ${(bytes / 1e9).toFixed(2)} GB`);
    console.table({ saving, opening });
    mkdirSync('bench/results', { recursive: true });
    const report = {
      date: new Date().toISOString(),
      machine,
      images: IMAGES,
      bytes,
      saving,
      opening,
    };
    writeFileSync('bench/results/project.json', `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    folder.remove();
    await server.close();
  }
}

await main();
