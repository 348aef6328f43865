import { PIXELS_FOLDER, PIXELS_LOCK } from '../../domain/privateFiles';
import { newId } from '../../domain/newId';
import { withLock } from '../../messaging/locks';
import { message, StudioError } from '../../texts/message';
import { writeWhole } from '../writeWhole';

/** Where decoded squares wait for training: in memory up to a budget, past it in a file. */
export interface SpillBuffer {
  write(index: number, square: Uint8Array): void;
  /** Copy square `index` to `target` at byte `offset`. */
  read(index: number, target: Uint8Array, offset: number): void;
  close(): Promise<void>;
  /** Bytes past the budget that are in memory all the same, where there is no file for them. */
  readonly inMemoryOnly: number;
}

/**
 * 64 MB: 445 squares of 224 px. The rest goes to a file: the system caches
 * files that are read often while it has memory to spare, and a laptop without spare memory does not run out.
 */
const MEMORY_BUDGET = 64 * 2 ** 20;

/** What does not fit into the budget: in a file, or in memory where there is no file. */
interface Overflow {
  write(index: number, square: Uint8Array): void;
  read(index: number, into: Uint8Array): void;
  close(): Promise<void>;
}

/** A new file of the folder, open. Two workers may ask at a time. */
async function openNewFile() {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(PIXELS_FOLDER, { create: true });
  // Files that a closed tab left behind; one that another tab has open refuses.
  for await (const name of directory.keys()) await directory.removeEntry(name).catch(() => {});
  const name = newId();
  const file = await directory.getFileHandle(name, { create: true });
  return { directory, name, handle: await file.createSyncAccessHandle() };
}

/** A file in the origin's private file system, which only a worker can read at the speed of a disk cache. */
async function openFile(bytes: number): Promise<Overflow> {
  const { directory, name, handle } = await withLock(PIXELS_LOCK, openNewFile);
  return {
    write(index, square) {
      try {
        writeWhole(handle, square as Uint8Array<ArrayBuffer>, index * bytes);
      } catch (cause) {
        throw new StudioError(message('importing.noSpaceForPixels'), { cause });
      }
    },
    read: (index, into) => void handle.read(into as Uint8Array<ArrayBuffer>, { at: index * bytes }),
    async close() {
      handle.close();
      await directory.removeEntry(name);
    },
  };
}

/** Square by square: one array of all of them may be more than the browser gives at once. */
function keepInMemory(): Overflow {
  const squares: Uint8Array[] = [];
  return {
    write(index, square) {
      try {
        squares[index] = square.slice();
      } catch (cause) {
        throw new StudioError(message('importing.noMemoryForPixels'), { cause });
      }
    },
    read: (index, into) => into.set(squares[index]!),
    async close() {
      squares.length = 0;
    },
  };
}

/** Plain http and private windows of Firefox and WebKit have no private file system. */
const hasNoFiles = (error: unknown): boolean =>
  !(error instanceof DOMException) || ['SecurityError', 'UnknownError'].includes(error.name);

async function openOverflow(bytes: number): Promise<Overflow & { file: boolean }> {
  try {
    return { ...(await openFile(bytes)), file: true };
  } catch (error) {
    if (!hasNoFiles(error)) throw error;
    return { ...keepInMemory(), file: false };
  }
}

/**
 * Space for `count` squares of `bytes` bytes each.
 * `write` throws an Error with a message for the user when the disk, or the memory, is full.
 */
export async function openSpillBuffer(
  count: number,
  bytes: number,
  budget = MEMORY_BUDGET,
): Promise<SpillBuffer> {
  const inMemory = Math.min(count, Math.floor(budget / bytes));
  const memory = new Uint8Array(inMemory * bytes);
  const overflow = inMemory < count ? await openOverflow(bytes) : null;
  return {
    inMemoryOnly: overflow && !overflow.file ? (count - inMemory) * bytes : 0,
    write(index, square) {
      if (index < inMemory) memory.set(square, index * bytes);
      else overflow!.write(index - inMemory, square);
    },
    read(index, target, offset) {
      if (index < inMemory) {
        target.set(memory.subarray(index * bytes, (index + 1) * bytes), offset);
      } else {
        overflow!.read(index - inMemory, target.subarray(offset, offset + bytes));
      }
    },
    async close() {
      await overflow?.close();
    },
  };
}
