/**
 * `npm run bench:durability`: what it costs that a transaction is on the disk before it is said to be
 * saved (`strict`), against the browser's default, which leaves that to the system (`relaxed`): the
 * median of alternating writes of an import's batch and of a checkpoint, into a profile on the disk.
 */
import '../scripts/studio/ownHelp';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium';
import { serveStudio } from '../scripts/server';

const ROUNDS = 11;
/** Rows of so many bytes: 128 images of 15 kB; weights, Adam's two moments and the layers' sizes at 224 px. */
const WRITES = {
  'a batch of 128 images': Array.from({ length: 128 }, () => 15_000),
  'a checkpoint of 77 MB': [25_690_112, 25_690_112, 25_690_112, 36_928, 36_928, 36_928],
  'a setting': [200],
};

/** Milliseconds of each write, in a page of the origin. */
async function measure({ rows, rounds }: { rows: number[]; rounds: number }) {
  const opening = indexedDB.open('durability', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const database = opening.result;
  const data = rows.map((bytes) => crypto.getRandomValues(new Uint8Array(Math.min(bytes, 65_536))));
  const values = rows.map((bytes, i) => {
    const value = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 65_536) value.set(data[i]!.subarray(0, bytes - at), at);
    return value.buffer;
  });
  const write = async (durability: IDBTransactionDurability) => {
    const started = performance.now();
    const transaction = database.transaction('rows', 'readwrite', { durability });
    values.forEach((value, i) => transaction.objectStore('rows').put(value, i));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    return performance.now() - started;
  };
  const times = { strict: [] as number[], relaxed: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.strict.push(await write('strict'));
    times.relaxed.push(await write('relaxed'));
  }
  database.close();
  return times;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const server = await serveStudio(0);
// Without a name Playwright makes a profile on the disk, and removes it with the browser.
const browser = await chromium.launchPersistentContext('', chromiumLaunch());
try {
  const page = await browser.newPage();
  // tsx names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(server.url);
  for (const [name, rows] of Object.entries(WRITES)) {
    const { strict, relaxed } = await page.evaluate(measure, { rows, rounds: ROUNDS });
    const [slow, fast] = [median(strict), median(relaxed)];
    console.log(`${name}: strict ${slow.toFixed(1)} ms, relaxed ${fast.toFixed(1)} ms`);
  }
} finally {
  await browser.close();
  await server.close();
}
