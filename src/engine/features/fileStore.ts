import { FEATURES_BOUND, FEATURES_FOLDER } from '../../domain/privateFiles';
import { sha256 } from '../../domain/sha256';
import { openRecordFile, recordFileBytes, type RecordFile } from './recordFile';
import type { KeptFeatures, KeptFeaturesRequest } from './keptFeatures';

/** The share of the free space, its own counted, that kept features may take. */
const SHARE_OF_FREE = 1 / 4;

interface StoredFile {
  name: string;
  bytes: number;
  /** A file is written when it is opened, so this is its last use. */
  usedAt: number;
}

async function storedFiles(folder: FileSystemDirectoryHandle): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for await (const [name, entry] of folder.entries()) {
    const file = await (entry as FileSystemFileHandle).getFile().catch(() => null);
    if (file) files.push({ name, bytes: file.size, usedAt: file.lastModified });
  }
  return files.sort((a, b) => a.usedAt - b.usedAt);
}

/**
 * Remove the least recently used files, `except` these, until what is wanted fits the bound.
 * Returns the bytes that there is room for, besides the files that are left.
 */
async function makeRoom(
  folder: FileSystemDirectoryHandle,
  wanted: number,
  except: ReadonlySet<string>,
): Promise<number> {
  const files = await storedFiles(folder);
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const bound = Math.min(FEATURES_BOUND, SHARE_OF_FREE * Math.max(0, quota - usage + total));
  const own = files.filter(({ name }) => except.has(name));
  const grown = Math.max(0, wanted - own.reduce((sum, { bytes }) => sum + bytes, 0));
  for (const { name, bytes } of files) {
    if (total + grown <= bound) break;
    if (except.has(name)) continue;
    // One that another worker has open refuses.
    const removed = await folder.removeEntry(name).then(
      () => true,
      () => false,
    );
    if (removed) total -= bytes;
  }
  return Math.max(0, bound - total);
}

/** Records of a file in the room that all files of a request share; it is null while another worker has it. */
function within(room: { bytes: number }, file: RecordFile | null): KeptFeatures {
  return {
    read: (hash, target) => file?.read(hash, target) ?? false,
    add(hash, record) {
      if (!file || file.recordBytes > room.bytes) return;
      // A disk that is full is no reason to stop: the rest is not kept.
      room.bytes = file.add(hash, record) ? room.bytes - file.recordBytes : 0;
    },
    close: () => file?.close(),
  };
}

/**
 * Kept features in files of the origin's private file system, one for each key, in a bound of
 * 512 MB or a quarter of the space that is free. Null where there is no such file system.
 */
export async function openInFiles(request: KeptFeaturesRequest): Promise<KeptFeatures[] | null> {
  const { keys, recordBytes, images } = request;
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FEATURES_FOLDER, { create: true });
    const names = await Promise.all(keys.map((key) => sha256(new TextEncoder().encode(key))));
    const wanted = keys.length * recordFileBytes(recordBytes, images);
    const room = { bytes: await makeRoom(folder, wanted, new Set(names)) };
    const files: KeptFeatures[] = [];
    for (const name of names) {
      files.push(within(room, await openRecordFile(folder, name, recordBytes)));
    }
    return files;
  } catch {
    return null;
  }
}
