import { useEffect, useRef, useState } from 'react';
import type { ImageHash } from '../../../../domain/dataset/dataset';
import { readThumbnails } from '../../../../storage/images';

const MOST_KEPT = 600;

/** Thumbnails as bitmaps, by image: those asked for are read, a part of the others is kept. */
export function useBitmaps(hashes: readonly ImageHash[]): ReadonlyMap<ImageHash, ImageBitmap> {
  const kept = useRef(new Map<ImageHash, ImageBitmap>());
  const [bitmaps, setBitmaps] = useState<ReadonlyMap<ImageHash, ImageBitmap>>(new Map());
  const key = hashes.join();
  useEffect(() => {
    let wanted = true;
    const asked = key === '' ? [] : key.split(',');
    const missing = asked.filter((hash) => !kept.current.has(hash));
    if (missing.length === 0) return;
    const read = async () => {
      const blobs = await readThumbnails(missing);
      for (const [i, blob] of blobs.entries()) {
        // One that cannot be read stays a dot.
        const bitmap = blob && (await createImageBitmap(blob).catch(() => undefined));
        if (!wanted) return bitmap?.close();
        if (bitmap) kept.current.set(missing[i]!, bitmap);
      }
      const shown = new Set(asked);
      for (const [hash, bitmap] of kept.current) {
        if (kept.current.size <= MOST_KEPT) break;
        if (shown.has(hash)) continue;
        kept.current.delete(hash);
        bitmap.close();
      }
      setBitmaps(new Map(kept.current));
    };
    void read().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [key]);
  return bitmaps;
}
