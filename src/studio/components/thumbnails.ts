import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { ImageHash } from '../../domain/dataset/dataset';
import { readThumbnail, readThumbnails } from '../../storage/images';
import { hideFailureNotice, showFailureNotice } from './thumbnailFailure';

/** `null`: the read failed; undefined: the image is no longer stored. */
type Answer = Blob | undefined | null;
type Receive = (thumbnail: Answer) => void;

/** Thumbnails requested since the last frame, read together: one read per batch, not one per image. */
const waiting = new Map<ImageHash, Set<Receive>>();
const PER_READ = 48;

/** Images whose thumbnail could not be read, until the user asks to read them again. */
const useFailures = create<{ failed: ReadonlySet<ImageHash> }>(() => ({ failed: new Set() }));

function retry(): void {
  hideFailureNotice();
  useFailures.setState({ failed: new Set() });
}

function fail(hash: ImageHash): void {
  const failed = new Set(useFailures.getState().failed).add(hash);
  useFailures.setState({ failed });
  showFailureNotice(failed.size, retry);
}

/** Reads the batch at once; if that fails, one by one, so that one unreadable image does not fail the others. */
const read = (hashes: ImageHash[]): Promise<Answer[]> =>
  readThumbnails(hashes).catch(() =>
    Promise.all(hashes.map((hash) => readThumbnail(hash).catch(() => null))),
  );

async function readNext(): Promise<void> {
  const batch = [...waiting].slice(0, PER_READ);
  for (const [hash] of batch) waiting.delete(hash);
  if (waiting.size > 0) requestAnimationFrame(() => void readNext());
  const thumbnails = await read(batch.map(([hash]) => hash));
  batch.forEach(([hash, receivers], i) => {
    const thumbnail = thumbnails[i];
    if (thumbnail === null && receivers.size > 0) fail(hash);
    receivers.forEach((receive) => receive(thumbnail));
  });
}

/** Requests a thumbnail; the returned function cancels the request. */
function request(hash: ImageHash, receive: Receive): () => void {
  if (waiting.size === 0) requestAnimationFrame(() => void readNext());
  const receivers = waiting.get(hash) ?? new Set();
  waiting.set(hash, receivers.add(receive));
  return () => {
    receivers.delete(receive);
    if (receivers.size === 0 && waiting.get(hash) === receivers) waiting.delete(hash);
  };
}

/** Whether the image's thumbnail could not be read. */
export const useThumbnailFailed = (hash: ImageHash): boolean =>
  useFailures(({ failed }) => failed.has(hash));

export type ThumbnailState =
  { kind: 'loading' } | { kind: 'ready'; url: string } | { kind: 'gone' } | { kind: 'failed' };

/** An image's thumbnail while the caller is on screen. The URL is revoked when the caller unmounts. */
export function useThumbnail(hash: ImageHash): ThumbnailState {
  const failed = useThumbnailFailed(hash);
  const [loaded, setLoaded] = useState<{ hash: ImageHash; url: string | undefined }>();
  useEffect(() => {
    if (failed) return;
    let url: string | undefined;
    const cancel = request(hash, (thumbnail) => {
      if (thumbnail === null) return;
      url = thumbnail && URL.createObjectURL(thumbnail);
      setLoaded({ hash, url });
    });
    return () => {
      cancel();
      if (url) URL.revokeObjectURL(url);
    };
  }, [hash, failed]);
  if (failed) return { kind: 'failed' };
  if (loaded?.hash !== hash) return { kind: 'loading' };
  return loaded.url ? { kind: 'ready', url: loaded.url } : { kind: 'gone' };
}
