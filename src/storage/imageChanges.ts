import type { PreviousLabel } from '../domain/dataset/change';
import { UNLABELLED, type ImageHash, type ImageRecord } from '../domain/dataset/dataset';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { allImages, readImages } from './images';
import { markSplitFresh, markSplitStale, splitStaleSince } from './staleSplit';

/** Rows handled between two turns of the event loop: a few milliseconds of the main thread. */
export const CHUNK = 250;

/** An image to be stored: its facts, original bytes and thumbnail (JPEG). */
export interface NewImage {
  record: ImageRecord;
  original: ArrayBuffer;
  /** Null: the original, a small JPEG, is its own thumbnail. */
  thumbnail: ArrayBuffer | null;
}

/**
 * Store images with their bytes and thumbnails: all of them or none.
 * An image that was deleted and not yet purged comes back as given here. Their groups and splits
 * are recomputed a moment later, unless they are final: `splitIsFinal`.
 * Throws StorageFullError.
 */
export async function addImages(images: NewImage[], splitIsFinal = false): Promise<void> {
  const tables = [db.images, db.originals, db.thumbnails, db.deletedImages, db.settings];
  await withQuotaErrors(() =>
    db.transaction('rw', tables, async () => {
      await Promise.all([
        db.images.bulkPut(images.map(({ record }) => record)),
        db.originals.bulkPut(
          images.map(({ record, original }) => ({ hash: record.hash, bytes: original })),
        ),
        db.thumbnails.bulkPut(
          images.flatMap(({ record, thumbnail }) =>
            thumbnail ? [{ hash: record.hash, bytes: thumbnail }] : [],
          ),
        ),
        forgetDeleted(images.map(({ record }) => record.hash)),
        splitIsFinal ? undefined : markSplitStale(),
      ]);
    }),
  );
}

/** Most often none is deleted, and to ask that is one request instead of one an image. */
async function forgetDeleted(hashes: ImageHash[]): Promise<void> {
  if ((await db.deletedImages.count()) > 0) await db.deletedImages.bulkDelete(hashes);
}

/** Apply `changes` to the images that are still there, in one transaction, a chunk at a time. */
async function changeImages(
  changes: (Pick<ImageRecord, 'hash'> & Partial<ImageRecord>)[],
): Promise<void> {
  if (changes.length === 0) return;
  await withQuotaErrors(() =>
    db.transaction('rw', db.images, db.settings, async () => {
      await markSplitStale();
      for (let at = 0; at < changes.length; at += CHUNK) {
        await db.images.bulkUpdate(
          changes
            .slice(at, at + CHUNK)
            .map(({ hash, ...rest }) => ({ key: hash, changes: rest as Partial<ImageRecord> })),
        );
      }
    }),
  );
}

/**
 * Put images into a class (or `unlabelled`); gives what undo needs. The split
 * is recomputed by the import worker's `resplit`, which the session asks for.
 */
export async function relabelImages(
  hashes: ImageHash[],
  classId: string,
): Promise<PreviousLabel[]> {
  const previous: PreviousLabel[] = [];
  for (let at = 0; at < hashes.length; at += CHUNK) {
    for (const record of await readImages(hashes.slice(at, at + CHUNK))) {
      if (record && record.classId !== classId) {
        previous.push({ hash: record.hash, classId: record.classId, split: record.split });
      }
    }
  }
  await changeImages(
    previous.map(({ hash }) => ({
      hash,
      classId,
      ...(classId === UNLABELLED ? { split: 'none' as const } : {}),
    })),
  );
  return previous;
}

/**
 * Several changes of labels and classes as one: all or nothing. `work` awaits nothing but storage.
 * Throws StorageFullError.
 */
export const changeLabels = <T>(work: () => Promise<T>): Promise<T> =>
  withQuotaErrors(() => db.transaction('rw', db.images, db.classes, db.settings, work));

/** Undo a relabelling. Images of a class that was deleted meanwhile become unlabelled. */
export async function restoreLabels(previous: PreviousLabel[]): Promise<void> {
  const isLost = await lostLabels();
  await changeImages(previous.map((label) => (isLost(label) ? { ...label, ...NO_LABEL } : label)));
}

export const NO_LABEL = { classId: UNLABELLED, split: 'none' as const };

/** Tells which labels are of a class that is no longer there. */
export async function lostLabels(): Promise<(label: Pick<ImageRecord, 'classId'>) => boolean> {
  const classes = new Set([UNLABELLED, ...(await db.classes.toCollection().primaryKeys())]);
  return ({ classId }) => !classes.has(classId);
}

/**
 * Hand every image's facts to `change` and store those that it gives back, with the new split. One
 * transaction: an image that is relabelled or deleted meanwhile waits, and is not put back as it
 * was, so `change` must be quick. Throws StorageFullError.
 *
 * @param seen `splitStaleSince` before what `change` knows was read: the split stays stale where
 *   something was changed since
 */
export const updateSplit = (
  change: (images: ImageRecord[]) => ImageRecord[],
  seen: number | undefined,
): Promise<void> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.images, db.settings, async () => {
      await db.images.bulkPut(change(await allImages()));
      if ((await splitStaleSince()) === seen) await markSplitFresh();
    }),
  );
