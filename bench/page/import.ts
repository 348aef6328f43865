/** Import: the studio's own session against a plain loop, over the files in the page's input. */
import { db } from '../../src/storage/db';
import { StudioError } from '../../src/texts/message';
import { dismissReport, startImport, importStore } from '../../src/client/importSession';

const chosen = (): File[] => [
  ...(document.querySelector<HTMLInputElement>('#folder')?.files ?? []),
];

/** The plain loop's own database: one store, one record for each image. */
function openPlain(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('plain', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('images');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'));
  });
}

/** Do something to the plain store; resolves when it is committed. */
function write(plain: IDBDatabase, work: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = plain.transaction('images', 'readwrite');
    work(transaction.objectStore('images'));
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('a put was aborted'));
  });
}

const importing = {
  /** From files to storage by the studio: hashed, checked, thumbnailed, grouped, split. */
  async ours() {
    await Promise.all(db.tables.map((table) => table.clear()));
    dismissReport();
    const files = chosen().map((file) => ({ path: file.webkitRelativePath, file }));
    const started = performance.now();
    await startImport(files);
    const milliseconds = performance.now() - started;
    const { report, error } = importStore.getState();
    if (!report) throw new StudioError(error ?? 'the import ended without a report');
    if (report.files !== files.length) throw new Error('the import did not read every file');
    return { milliseconds, imported: report.imported, rejected: report.rejected };
  },
  /** The loop anyone would write first: decode each image to learn its size, put it, go on. */
  async plain() {
    const plain = await openPlain();
    await write(plain, (store) => store.clear());
    const started = performance.now();
    for (const file of chosen()) {
      const bitmap = await createImageBitmap(file);
      const record = { width: bitmap.width, height: bitmap.height, file };
      bitmap.close();
      await write(plain, (store) => store.put(record, file.webkitRelativePath));
    }
    const milliseconds = performance.now() - started;
    plain.close();
    return milliseconds;
  },
  /** Bytes of JavaScript and WASM in the page and its workers, as the browser counts them. */
  async memory(): Promise<number> {
    return (await performance.measureUserAgentSpecificMemory()).bytes;
  },
};

declare global {
  interface Performance {
    /** In Chromium, in isolated pages. */
    measureUserAgentSpecificMemory(): Promise<{ bytes: number }>;
  }
  interface Window {
    importing: typeof importing;
  }
}
window.importing = importing;
