import { Dexie } from 'dexie';
import {
  SPLITS,
  UNLABELLED,
  type ImageHash,
  type ImageRecord,
  type Split,
} from '../domain/dataset/dataset';
import type { ClassCounts } from '../domain/dataset/snapshot';
import { db } from './db';
import { isSplitStale } from './staleSplit';

/** Thumbnails are JPEG, whatever the image was, and so are the images that are their own. */
const THUMBNAIL_TYPE = 'image/jpeg';

/** Which images: of a class (or `unlabelled`), of a part, of both, or all. */
export interface ImageFilter {
  classId?: string;
  split?: Split | 'none';
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

export const sampleHashes = (): Promise<ImageHash[]> =>
  db.images.where('source').equals('sample').primaryKeys();

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
