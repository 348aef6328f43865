import type { ImageHash } from '../domain/dataset/dataset';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { CHUNK, NO_LABEL, lostLabels } from './imageChanges';
import { markSplitStale } from './staleSplit';

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
 * and an interrupted run can still continue. Throws StorageFullError.
 *
 * @param kept deleted images that stay all the same, facts included
 */
export async function purgeDeleted(kept: readonly ImageHash[] = []): Promise<void> {
  const tables = [db.deletedImages, db.originals, db.thumbnails, db.snapshots];
  const purge = async () => {
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
  };
  await withQuotaErrors(() => db.transaction('rw', tables, purge));
}
