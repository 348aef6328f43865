import type { Page } from '@playwright/test';
import { picture } from './pictures';

/** Everything in one of the studio's tables. */
export function stored<Row>(page: Page, table: string): Promise<Row[]> {
  return page.evaluate(
    (name) =>
      new Promise<Row[]>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const request = opening.result.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result as Row[]);
          request.onerror = () => reject(request.error);
          opening.result.close();
        };
      }),
    table,
  );
}

/** Put rows into the studio's tables, by raw IndexedDB: the page must be reloaded to show them. `empties`: in place of what is there. */
export function store(
  page: Page,
  rows: Record<string, object[]>,
  { empties = false } = {},
): Promise<void> {
  return page.evaluate(
    ([rows, empties]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(Object.keys(rows), 'readwrite');
          for (const [table, ofTable] of Object.entries(rows)) {
            if (empties) writing.objectStore(table).clear();
            for (const row of ofTable) writing.objectStore(table).put(row);
          }
          writing.oncomplete = () => resolve();
          writing.onabort = () => reject(writing.error);
          opening.result.close();
        };
      }),
    [rows, empties] as const,
  );
}

/** The studio's settings, recipes among them, as JSON. */
export const storedSettings = async (page: Page): Promise<string> =>
  JSON.stringify(await stored(page, 'settings'));

/**
 * Put made-up training images straight into storage, for pages that come after the
 * import. Call it on an open page (the database must exist); reload afterwards.
 */
export async function seedPictures(
  page: Page,
  perClass: number,
  classes = ['disc', 'bar'],
): Promise<void> {
  const files = await Promise.all(
    classes.flatMap((name, kind) =>
      Array.from({ length: perClass }, async (_, n) => ({
        name,
        path: `${name}/${n}.jpg`,
        hash: `${kind}${n}`.padEnd(64, '0'),
        base64: (await picture(kind, n)).toString('base64'),
      })),
    ),
  );
  await page.evaluate(
    async ({ files, classes }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('mask-studio');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no database'));
      });
      const tables = ['images', 'originals', 'classes'];
      const transaction = db.transaction(tables, 'readwrite');
      const put = (table: string, row: object) => transaction.objectStore(table).put(row);
      classes.forEach((name, position) => put('classes', { id: name, name, position }));
      for (const { name, path, hash, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;
        put('originals', { hash, bytes });
        put('images', {
          hash,
          path,
          classId: name,
          split: 'train',
          pinnedSplit: null,
          groupId: hash,
          perceptualHash: '0'.repeat(16),
          width: 96,
          height: 96,
          byteLength: bytes.byteLength,
          mimeType: 'image/jpeg',
          source: 'photograph',
          addedAt: 0,
        });
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
      });
      db.close();
    },
    { files, classes },
  );
}
