import { Dexie } from 'dexie';
import type { PreviousLabel } from '../domain/dataset/change';
import {
  SPLITS,
  UNLABELLED,
  type ImageHash,
  type ImageRecord,
  type Split,
} from '../domain/dataset/dataset';
import type { ClassCounts } from '../domain/dataset/snapshot';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { isSplitStale, markSplitFresh, markSplitStale } from './staleSplit';

/** Thumbnails are JPEG, whatever the image was, and so are the images that are their own. */
const THUMBNAIL_TYPE = 'image/jpeg';

/** Rows handled between two turns of the event loop: a few milliseconds of the main thread. */
const CHUNK = 250;

/** Which images: of a class (or `unlabelled`), of a part, of both, or all. */
export interface ImageFilter {
  classId?: string;
  split?: Split | 'none';
}

/** An image to be stored: its facts, original bytes and thumbnail (JPEG). */
export interface NewImage {
  record: ImageRecord;
  original: ArrayBuffer;
  /** Null: the original, a small JPEG, is its own thumbnail. */
  thumbnail: ArrayBuffer | null;
}

function matching({ classId, split }: ImageFilter) {
  const within = (index: string, ...key: string[]) =>
    db.images.where(index).between([...key, Dexie.minKey], [...key, Dexie.maxKey]);
  if (classId !== undefined && split !== undefined) {
    return within('[classId+split+path]', classId, split);
  }
  if (classId !== undefined) return within('[classId+path]', classId);
  if (split !== undefined) return within('[split+path]', split);
  return db.images.orderBy('path');
}

/** The hashes of the images that match, in the order of their paths. No facts or pixels are read. */
export const imageHashes = (filter: ImageFilter = {}): Promise<ImageHash[]> =>
  matching(filter).primaryKeys();

/**
 * The hashes at these places of the order of paths, out of those that match; places past
 * the end give nothing. For reading a few of very many: the rest is not read.
 */
export async function imageHashesAt(filter: ImageFilter, places: number[]): Promise<ImageHash[]> {
  const found = await Promise.all(
    places.map((place) => matching(filter).offset(place).limit(1).primaryKeys()),
  );
  return found.flat();
}

export const countImages = (filter: ImageFilter = {}): Promise<number> => matching(filter).count();

/** The facts of a window of images, in the order asked; undefined where one is gone. */
export const readImages = (hashes: ImageHash[]): Promise<(ImageRecord | undefined)[]> =>
  db.images.bulkGet(hashes);

/** How many images are drawn for demonstration. */
export const countSamples = (): Promise<number> =>
  db.images.where('source').equals('sample').count();

/** How many images their folder or recording put into each split. */
export async function countPinned(): Promise<Record<Split, number>> {
  const of = (split: Split) => db.images.where('pinnedSplit').equals(split).count();
  const [train, validation, test] = await Promise.all(SPLITS.map(of));
  return { train: train!, validation: validation!, test: test! };
}

/** Everything, for a worker that groups and splits: too much for the page to read at once. */
export const allImages = (): Promise<ImageRecord[]> => db.images.toArray();

export type PartCounts = ClassCounts;

/** How many images of each class are in each part, by class id (`unlabelled` included if any). */
export async function countByClass(): Promise<Record<string, PartCounts>> {
  return await db.transaction('r', db.images, async () => {
    const counts: Record<string, PartCounts> = {};
    let pair = await pairAfter([]);
    while (pair) {
      const [classId, split] = pair;
      counts[classId] ??= { train: 0, validation: 0, test: 0, none: 0 };
      counts[classId][split] = await countImages({ classId, split });
      pair = await pairAfter([classId, split, Dexie.maxKey]);
    }
    return counts;
  });
}

/**
 * Whether the split has not followed what is stored: an import or a change was cut short. (A labelled image
 * in no split tells so too, of a version that left no mark.)
 */
export const needsSplit = async (): Promise<boolean> =>
  (await isSplitStale()) ||
  Object.entries(await countByClass()).some(
    ([classId, { none }]) => classId !== UNLABELLED && none > 0,
  );

/** The class id and part of the first image after `key`, in their order. An index of pairs would slow every import. */
async function pairAfter(key: unknown[]): Promise<[string, Split | 'none'] | undefined> {
  const [next] = await db.images.where('[classId+split+path]').above(key).limit(1).keys();
  // Dexie's type leaves out that a compound index has lists of keys.
  return next as unknown as [string, Split | 'none'] | undefined;
}

/** The thumbnail, or undefined when the image is gone. */
export const readThumbnail = async (hash: ImageHash): Promise<Blob | undefined> =>
  (await readThumbnails([hash]))[0];

/** The thumbnails of a window of images, in the order asked; undefined where one is gone. */
export async function readThumbnails(hashes: ImageHash[]): Promise<(Blob | undefined)[]> {
  const stored = await db.thumbnails.bulkGet(hashes);
  const own = hashes.filter((_, i) => !stored[i]);
  const originals = own.length > 0 ? await db.originals.bulkGet(own) : [];
  return stored
    .map((row) => row ?? originals.shift())
    .map((row) => row && new Blob([row.bytes], { type: THUMBNAIL_TYPE }));
}

/** The file as the user gave it, or undefined when it is gone. */
export const readOriginal = async (hash: ImageHash): Promise<ArrayBuffer | undefined> =>
  (await db.originals.get(hash))?.bytes;

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

/** Undo a relabelling. Images of a class that was deleted meanwhile become unlabelled. */
export async function restoreLabels(previous: PreviousLabel[]): Promise<void> {
  const isLost = await lostLabels();
  await changeImages(previous.map((label) => (isLost(label) ? { ...label, ...NO_LABEL } : label)));
}

const NO_LABEL = { classId: UNLABELLED, split: 'none' as const };

/** Tells which labels are of a class that is no longer there. */
async function lostLabels(): Promise<(label: Pick<ImageRecord, 'classId'>) => boolean> {
  const classes = new Set([UNLABELLED, ...(await db.classes.toCollection().primaryKeys())]);
  return ({ classId }) => !classes.has(classId);
}

/**
 * Hand every image's facts to `change` and store those that it gives back, with the new split. One
 * transaction: an image that is relabelled or deleted meanwhile waits, and is not put back as it
 * was, so `change` must be quick. Throws StorageFullError.
 */
export const updateSplit = (change: (images: ImageRecord[]) => ImageRecord[]): Promise<void> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.images, db.settings, async () => {
      await db.images.bulkPut(change(await allImages()));
      await markSplitFresh();
    }),
  );

/**
 * Take images out of the dataset. Their facts, bytes and thumbnails are kept until purged.
 * The others stay in their groups: two that only a deleted one linked are parted again when
 * images are next added. Gives those that were there: another tab may have deleted some. Throws
 * StorageFullError.
 */
export async function deleteImages(hashes: ImageHash[]): Promise<ImageHash[]> {
  return await withQuotaErrors(() => move(hashes, 'images', 'deletedImages'));
}

/**
 * Undo a deletion: the images come back as they were, but for those that were purged, and
 * unlabelled where their class was deleted meanwhile. Groups may have changed meanwhile: regroup afterwards.
 */
export async function restoreImages(hashes: ImageHash[]): Promise<void> {
  await withQuotaErrors(() => move(hashes, 'deletedImages', 'images'));
}

function move(
  hashes: ImageHash[],
  from: 'images' | 'deletedImages',
  to: 'images' | 'deletedImages',
): PromiseLike<ImageHash[]> {
  const tables = [db.images, db.deletedImages, db.classes, db.settings];
  return db.transaction('rw', tables, async () => {
    const isLost = await lostLabels();
    const moved: ImageHash[] = [];
    for (let at = 0; at < hashes.length; at += CHUNK) {
      const chunk = hashes.slice(at, at + CHUNK);
      const records = (await db[from].bulkGet(chunk)).filter((record) => record !== undefined);
      await db[to].bulkPut(
        records.map((record) => (isLost(record) ? { ...record, ...NO_LABEL } : record)),
      );
      await db[from].bulkDelete(chunk);
      moved.push(...records.map(({ hash }) => hash));
    }
    if (moved.length > 0) await markSplitStale();
    return moved;
  });
}

/** How many images were deleted and not yet purged. */
export const countDeleted = (): Promise<number> => db.deletedImages.count();

/**
 * Free the space of deleted images, for good. Images that a run was trained
 * on keep their bytes until the run goes: its misclassified images can still be shown,
 * and an interrupted run can still continue.
 *
 * @param kept deleted images that stay all the same, facts included
 */
export async function purgeDeleted(kept: readonly ImageHash[] = []): Promise<void> {
  const tables = [db.deletedImages, db.originals, db.thumbnails, db.snapshots];
  await db.transaction('rw', tables, async () => {
    const deleted = new Set(await db.deletedImages.toCollection().primaryKeys());
    if (deleted.size === 0) return;
    for (const hash of kept) deleted.delete(hash);
    await db.snapshots.each(({ items }) => {
      for (const { hash } of items) deleted.delete(hash);
    });
    const hashes = [...deleted];
    await db.deletedImages.bulkDelete(hashes);
    await db.originals.bulkDelete(hashes);
    await db.thumbnails.bulkDelete(hashes);
  });
}

/** Near-duplicates, group by group: each inner list has two or more hashes. */
export async function nearDuplicateGroups(): Promise<ImageHash[][]> {
  const groups = new Map<string, ImageHash[]>();
  await db.images
    .where('groupId')
    .startsWith('near:')
    .eachKey((groupId, { primaryKey }) => {
      const members = groups.get(groupId as string);
      if (members) members.push(primaryKey);
      else groups.set(groupId as string, [primaryKey]);
    });
  return [...groups.values()].filter((members) => members.length > 1);
}

/** The hashes of one group, alone or of several. */
export const groupMembers = (groupId: string): Promise<ImageHash[]> =>
  db.images.where('groupId').equals(groupId).primaryKeys();
