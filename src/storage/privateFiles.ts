/**
 * What the studio keeps in the origin's private file system, outside of IndexedDB.
 *
 * The reserve is a little space that is kept for the words that must always be written: that a run failed
 * because the disk is full. It is a file, since removing a file frees its space at once, which
 * removing a record of IndexedDB does not.
 */
import { PIXELS_FOLDER, PROJECTS_FOLDER } from '../domain/privateFiles';
import { StorageFullError, withQuotaErrors } from './errors';
import { root } from './privateRoot';

const NAME = 'reserve';
const BYTES = 512 * 1024;

/** Whether this thread found no space for the reserve, or took it. */
let isSpent = false;

/** Put the reserve aside, where it is not there yet. Without space for it there is none. */
export async function keepReserve(): Promise<void> {
  const directory = await root();
  if (!directory) return;
  isSpent = true;
  try {
    const file = await directory.getFileHandle(NAME, { create: true });
    if ((await file.getFile()).size !== BYTES) {
      const writer = await file.createWritable();
      await writer.write(new Uint8Array(BYTES));
      await writer.close();
    }
    isSpent = false;
  } catch {
    await directory.removeEntry(NAME).catch(() => undefined);
  }
}

/**
 * Remove the resized images of a tab that was killed while it trained: gigabytes, it may be.
 * Call it only under the training lock and the folder's own.
 */
export async function sweepPixels(): Promise<void> {
  const directory = await root();
  await directory?.removeEntry(PIXELS_FOLDER, { recursive: true }).catch(() => undefined);
}

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

/**
 * A small write that must not fail: on a full disk it takes the reserve, which the next one that
 * finds space puts aside again. Throws StorageFullError.
 */
export async function withReserve<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    const written = await withQuotaErrors(write);
    if (isSpent) await keepReserve();
    return written;
  } catch (error) {
    if (!(error instanceof StorageFullError) || !(await freeReserve())) throw error;
    isSpent = true;
    return await withQuotaErrors(write);
  }
}
