import { PIXELS_FOLDER } from '../../domain/privateFiles';
import { message, StudioError } from '../../texts/message';

/** Where decoded squares wait for training: in memory up to a budget, past it in a file. */
export interface SpillBuffer {
  write(index: number, square: Uint8Array): void;
  /** Copy square `index` to `target` at byte `offset`. */
  read(index: number, target: Uint8Array, offset: number): void;
  close(): Promise<void>;
}

/**
 * 64 MB: 445 squares of 224 px. The rest goes to a file: the system caches
 * files that are read often while it has memory to spare, and a laptop without spare memory does not run out.
 */
const MEMORY_BUDGET = 64 * 2 ** 20;

/** A file in the origin's private file system, which only a worker can read at the speed of a disk cache. */
async function openSpill(): Promise<{
  handle: FileSystemSyncAccessHandle;
  remove(): Promise<void>;
}> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(PIXELS_FOLDER, { create: true });
  // Files that a closed tab left behind; one that another tab has open refuses.
  for await (const name of directory.keys()) await directory.removeEntry(name).catch(() => {});
  const name = crypto.randomUUID();
  const file = await directory.getFileHandle(name, { create: true });
  return {
    handle: await file.createSyncAccessHandle(),
    remove: () => directory.removeEntry(name),
  };
}

/**
 * Space for `count` squares of `bytes` bytes each.
 * `write` throws an Error with a message for the user when the disk is full.
 */
export async function openSpillBuffer(
  count: number,
  bytes: number,
  budget = MEMORY_BUDGET,
): Promise<SpillBuffer> {
  const inMemory = Math.min(count, Math.floor(budget / bytes));
  const memory = new Uint8Array(inMemory * bytes);
  const spill = inMemory < count ? await openSpill() : null;
  return {
    write(index, square) {
      if (index < inMemory) {
        memory.set(square, index * bytes);
        return;
      }
      try {
        spill!.handle.write(square as Uint8Array<ArrayBuffer>, { at: (index - inMemory) * bytes });
      } catch (cause) {
        throw new StudioError(message('importing.noSpaceForPixels'), { cause });
      }
    },
    read(index, target, offset) {
      if (index < inMemory) {
        target.set(memory.subarray(index * bytes, (index + 1) * bytes), offset);
      } else {
        const into = target.subarray(offset, offset + bytes) as Uint8Array<ArrayBuffer>;
        spill!.handle.read(into, { at: (index - inMemory) * bytes });
      }
    },
    async close() {
      spill?.handle.close();
      await spill?.remove();
    },
  };
}
