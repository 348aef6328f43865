import { useEffect, useState } from 'react';
import type { ImageHash } from '../../domain/dataset/dataset';
import { readThumbnails } from '../../storage/images';

type Waiting = (thumbnail: Blob | undefined) => void;

/** Thumbnails asked for since the last frame: a screenful is one read, not a hundred. */
const waiting = new Map<ImageHash, Set<Waiting>>();
const PER_READ = 48;

async function readNext(): Promise<void> {
  const batch = [...waiting].slice(0, PER_READ);
  for (const [hash] of batch) waiting.delete(hash);
  if (waiting.size > 0) requestAnimationFrame(() => void readNext());
  const thumbnails = await readThumbnails(batch.map(([hash]) => hash)).catch(() => []);
  batch.forEach(([, receivers], i) => receivers.forEach((receive) => receive(thumbnails[i])));
}

/** Ask for a thumbnail; the function given back takes the wish back. */
function request(hash: ImageHash, receive: Waiting): () => void {
  if (waiting.size === 0) requestAnimationFrame(() => void readNext());
  const receivers = waiting.get(hash) ?? new Set();
  waiting.set(hash, receivers.add(receive));
  return () => {
    receivers.delete(receive);
    if (receivers.size === 0 && waiting.get(hash) === receivers) waiting.delete(hash);
  };
}

/**
 * The address of a picture's thumbnail while the caller is on screen: null before it
 * is read, undefined when the picture is gone. Revoked when the caller leaves.
 */
export function useThumbnail(hash: ImageHash): string | null | undefined {
  const [loaded, setLoaded] = useState<{ hash: ImageHash; url: string | undefined }>();
  useEffect(() => {
    let url: string | undefined;
    const forget = request(hash, (thumbnail) => {
      url = thumbnail && URL.createObjectURL(thumbnail);
      setLoaded({ hash, url });
    });
    return () => {
      forget();
      if (url) URL.revokeObjectURL(url);
    };
  }, [hash]);
  return loaded?.hash === hash ? loaded.url : null;
}
