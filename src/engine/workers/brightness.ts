import type { ImageHash } from '../../domain/dataset/dataset';
import { readThumbnails } from '../../storage/images';
import { decodeSquare } from '../pixels/decode';

const SIDE = 32;
const CHUNK = 64;

/** Measured ones, until the worker ends: an image never changes. */
const measured = new Map<ImageHash, number>();

async function luminanceOf(thumbnail: Blob): Promise<number> {
  try {
    const pixels = await decodeSquare(await thumbnail.arrayBuffer(), SIDE);
    let sum = 0;
    for (let i = 0; i < pixels.length; i += 3) {
      sum += 0.299 * pixels[i]! + 0.587 * pixels[i + 1]! + 0.114 * pixels[i + 2]!;
    }
    return (3 * sum) / pixels.length;
  } catch {
    return NaN; // A thumbnail too narrow or damaged: the image is in no slice of brightness.
  }
}

/**
 * Mean luminance (Rec. 601) of stored images' thumbnails, 0–255; NaN for one that is gone or cannot
 * be decoded. `onProgress` takes the fraction done. Throws the signal's reason once it is aborted.
 */
export async function brightnessOf(
  hashes: readonly ImageHash[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Float32Array> {
  const missing = hashes.filter((hash) => !measured.has(hash));
  for (let at = 0; at < missing.length; at += CHUNK) {
    signal.throwIfAborted();
    onProgress(at / missing.length);
    const chunk = missing.slice(at, at + CHUNK);
    const thumbnails = await readThumbnails(chunk);
    await Promise.all(
      thumbnails.map(async (thumbnail, i) => {
        // One that is gone may come back.
        if (thumbnail) measured.set(chunk[i]!, await luminanceOf(thumbnail));
      }),
    );
  }
  return Float32Array.from(hashes, (hash) => measured.get(hash) ?? NaN);
}
