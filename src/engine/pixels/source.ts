import type { ImageHash } from '../../domain/dataset/dataset';
import { DecodePool } from './decodePool';
import { openSpillBuffer, type SpillBuffer } from './spillBuffer';

/** Decoded images, ready for a batch: uint8 RGB squares (decoded and resized), in the order they were asked for. */
export interface PixelSource {
  /** Side of a square, in pixels. */
  readonly size: number;
  readonly count: number;
  /** Bytes that are in memory since there is no file for them; 0 where there is one. */
  readonly inMemoryOnly?: number;
  /** Fill `target`, [indices.length, size, size, 3], with the squares at `indices`. */
  read(indices: ArrayLike<number>, target: Uint8Array): void;
  /** Give the memory and disk space back. */
  close(): Promise<void>;
}

function sourceOver(store: SpillBuffer, size: number, count: number): PixelSource {
  const bytes = size * size * 3;
  return {
    size,
    count,
    inMemoryOnly: store.inMemoryOnly,
    read(indices, target) {
      for (let i = 0; i < indices.length; i++) store.read(indices[i]!, target, i * bytes);
    },
    close: () => store.close(),
  };
}

/**
 * Decode images for training, in parallel, to squares of `size` pixels.
 *
 * @param readBytes an image's original bytes, which become this function's own.
 * @param onProgress how many are done, after each.
 * @throws the signal's reason when aborted; an Error with a message for the user when an
 *   image cannot be read or the disk is full.
 */
export async function preparePixels(
  hashes: readonly ImageHash[],
  size: number,
  readBytes: (hash: ImageHash) => Promise<ArrayBuffer>,
  onProgress: (done: number) => void,
  signal?: AbortSignal,
): Promise<PixelSource> {
  const store = await openSpillBuffer(hashes.length, size * size * 3);
  const pool = new DecodePool();
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < hashes.length) {
      signal?.throwIfAborted();
      const index = next++;
      store.write(index, await pool.square(await readBytes(hashes[index]!), size));
      onProgress(++done);
    }
  };
  try {
    await Promise.all(Array.from({ length: pool.lanes }, lane));
    return sourceOver(store, size, hashes.length);
  } catch (error) {
    next = hashes.length;
    await store.close();
    throw error;
  } finally {
    pool.close();
  }
}
