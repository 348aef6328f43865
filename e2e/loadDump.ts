import type { Page } from '@playwright/test';

/**
 * Put a dump of the database of a version (the text of `database.json.gz`, unpacked) into the
 * browser in place of the one it has, by raw IndexedDB: same name, same native version, same
 * stores and indexes, same rows. The page must be on the studio's origin and must not have
 * opened the database (`automation.html` will do); go to the studio afterwards.
 */
export async function loadDump(page: Page, dump: string): Promise<void> {
  await page.evaluate(async (text) => {
    interface Index {
      name: string;
      keyPath: string | string[];
      unique: boolean;
      multiEntry: boolean;
    }
    interface Store {
      name: string;
      keyPath: string | string[];
      autoIncrement: boolean;
      indexes: Index[];
      rows: unknown[];
    }
    const { name, version, stores } = JSON.parse(text, (_key, value) => {
      if (value === null || typeof value !== 'object') return value;
      if ('$number' in value) return Number(value.$number);
      if (!('$bytes' in value)) return value;
      const bytes = Uint8Array.from(atob(value.$bytes), (c) => c.charCodeAt(0));
      if (value.type === 'ArrayBuffer') return bytes.buffer;
      if (value.type === 'Float32Array') return new Float32Array(bytes.buffer);
      if (value.type === 'Uint8Array') return bytes;
      throw new Error(`This dump holds a ${value.type}, which the loader does not know.`);
    }) as { name: string; version: number; stores: Store[] };

    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(deleting.error ?? new Error('not deleted'));
      deleting.onblocked = () => reject(new Error('Something has the database open.'));
    });
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name, version);
      opening.onupgradeneeded = () => {
        for (const { name, keyPath, autoIncrement, indexes } of stores) {
          const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
          for (const { name, keyPath, unique, multiEntry } of indexes) {
            store.createIndex(name, keyPath, { unique, multiEntry });
          }
        }
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
    await new Promise<void>((resolve, reject) => {
      const writing = db.transaction([...db.objectStoreNames], 'readwrite');
      for (const { name, rows } of stores) {
        for (const row of rows) writing.objectStore(name).put(row);
      }
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error ?? new Error('not stored'));
    });
    db.close();
  }, dump);
}
