/**
 * What the studio keeps in the origin's private file system, outside of IndexedDB.
 *
 * The reserve is a little space that is kept for the words that must always be written: that a run failed
 * because the disk is full. It is a file, since removing a file frees its space at once, which
 * removing a record of IndexedDB does not.
 */
import { FEATURES_FOLDER, PIXELS_FOLDER, PROJECTS_FOLDER } from '../domain/privateFiles';
import { StorageFullError, withQuotaErrors } from './errors';

const NAME = 'reserve';
const BYTES = 512 * 1024;

/** Undefined without a private file system: plain http, private windows of Firefox and WebKit. */
const root = async (): Promise<FileSystemDirectoryHandle | undefined> =>
  await (navigator.storage as Partial<StorageManager> | undefined)
    ?.getDirectory?.()
    .catch(() => undefined);

/** Put the reserve aside, where it is not there yet. Without space for it there is none. */
export async function keepReserve(): Promise<void> {
  const directory = await root();
  if (!directory) return;
  try {
    const file = await directory.getFileHandle(NAME, { create: true });
    if ((await file.getFile()).size === BYTES) return;
    const writer = await file.createWritable();
    await writer.write(new Uint8Array(BYTES));
    await writer.close();
  } catch {
    await directory.removeEntry(NAME).catch(() => undefined);
  }
}

/**
 * Remove the resized images of a tab that was killed while it trained: gigabytes, it may be.
 * Call it only under the training lock.
 */
export async function sweepPixels(): Promise<void> {
  const directory = await root();
  await directory?.removeEntry(PIXELS_FOLDER, { recursive: true }).catch(() => undefined);
}

/** Features that no run has used for so long are removed. */
const UNUSED_MS = 30 * 24 * 60 * 60_000;

async function featureFiles(): Promise<{
  folder: FileSystemDirectoryHandle;
  files: File[];
} | null> {
  const folder = await (await root())?.getDirectoryHandle(FEATURES_FOLDER).catch(() => undefined);
  if (!folder) return null;
  const files: File[] = [];
  for await (const entry of folder.values()) {
    const file = await (entry as FileSystemFileHandle).getFile().catch(() => null);
    if (file) files.push(file);
  }
  return { folder, files };
}

/** Bytes of the features that are kept for the next runs. */
export const featureBytes = async (): Promise<number> =>
  (await featureFiles())?.files.reduce((sum, { size }) => sum + size, 0) ?? 0;

async function removeFeatures(which: (file: File) => boolean): Promise<void> {
  const found = await featureFiles();
  for (const file of found?.files.filter(which) ?? []) {
    // One that a worker has open refuses; it is removed another time.
    await found!.folder.removeEntry(file.name).catch(() => undefined);
  }
}

/** Remove all kept features. Runs compute again what they need. */
export const clearFeatures = (): Promise<void> => removeFeatures(() => true);

/** Remove the features that have not been used for a month. */
export const sweepFeatures = (): Promise<void> =>
  removeFeatures(({ lastModified }) => lastModified < Date.now() - UNUSED_MS);

/** By then the browser's downloads have a project that was saved. */
const KEPT_MS = 10 * 60_000;

/** Remove the project files of earlier savings, whole or cut short by a closed tab. */
export async function sweepProjects(): Promise<void> {
  try {
    const directory = await (await root())?.getDirectoryHandle(PROJECTS_FOLDER);
    if (!directory) return;
    for await (const [name, entry] of directory.entries()) {
      const { lastModified } = await (entry as FileSystemFileHandle).getFile();
      if (lastModified < Date.now() - KEPT_MS) await directory.removeEntry(name);
    }
  } catch {
    // There is none, or another tab writes it now.
  }
}

/** Whether there was a reserve, which is now free space. */
async function freeReserve(): Promise<boolean> {
  try {
    const directory = await root();
    await directory?.removeEntry(NAME);
    return directory !== undefined;
  } catch {
    return false;
  }
}

/** A small write that must not fail: on a full disk it takes the reserve. Throws StorageFullError. */
export async function withReserve<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await withQuotaErrors(write);
  } catch (error) {
    if (!(error instanceof StorageFullError) || !(await freeReserve())) throw error;
    return await withQuotaErrors(write);
  }
}
