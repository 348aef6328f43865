/**
 * The import that runs, so that after a reload or a closed tab the page can say where it stopped.
 * There is one at most: the dataset's lock holds across tabs.
 */
import type { ImportOrigin, UnfinishedImport } from '../domain/dataset/unfinishedImport';
import { db } from './db';
import { withQuotaErrors } from './errors';

const ID = 1;

/** Remember that an import begins, in place of one that was interrupted before. Throws StorageFullError. */
export async function beginImport(origin: ImportOrigin): Promise<void> {
  await withQuotaErrors(() =>
    db.imports.put({ id: ID, origin, done: 0, total: null, interrupted: false }),
  );
}

/** How many files the import has inspected, of how many. Throws StorageFullError. */
export async function countImport(done: number, total: number): Promise<void> {
  await withQuotaErrors(() => db.imports.update(ID, { done, total }));
}

/** Forget the import: it came to its end, or the user does not want to be reminded of it. */
export const forgetImport = (): Promise<void> => withQuotaErrors(() => db.imports.delete(ID));

/** What the import left unfinished was interrupted. To be called when no import can be running. Throws StorageFullError. */
export async function markInterrupted(): Promise<void> {
  await withQuotaErrors(() => db.imports.update(ID, { interrupted: true }));
}

/** The import that has not come to its end, if there is one. */
export const unfinishedImport = (): Promise<UnfinishedImport | undefined> => db.imports.get(ID);

/** The import that a reload or a closed tab has interrupted, if there is one. */
export async function interruptedImport(): Promise<UnfinishedImport | undefined> {
  const found = await db.imports.get(ID);
  return found?.interrupted ? found : undefined;
}
