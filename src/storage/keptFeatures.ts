/** What runs keep of frozen networks' outputs (engine/features), as far as pages and storage deal with it. */
import { FEATURES_FOLDER } from '../domain/privateFiles';
import { root } from './privateRoot';

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

async function removeFeatures(which: (file: File) => boolean): Promise<number> {
  const found = await featureFiles();
  let bytes = 0;
  for (const file of found?.files.filter(which) ?? []) {
    try {
      await found!.folder.removeEntry(file.name);
      bytes += file.size;
    } catch {
      // A worker has it open; it is removed another time.
    }
  }
  return bytes;
}

/** Remove all kept features; runs compute again what they need. Returns the bytes that are free then. */
export const clearFeatures = (): Promise<number> => removeFeatures(() => true);

/** Remove the features that have not been used for a month. */
export const sweepFeatures = (): Promise<number> =>
  removeFeatures(({ lastModified }) => lastModified < Date.now() - UNUSED_MS);
