/** Groups of the user's own. Whoever changes them asks for `regroup` afterwards. */
import type { PreviousGroup } from '../domain/dataset/change';
import type { ImageHash } from '../domain/dataset/dataset';
import { groupsOfPairs, type OwnGrouped } from '../domain/dataset/pairGroups';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { markSplitStale } from './staleSplit';

/** Rows handled between two turns of the event loop. */
const CHUNK = 250;

/** Hashes and paths of all images, in the order of paths. No facts are read. */
export const imagePaths = (): Promise<{ hashes: ImageHash[]; paths: string[] }> =>
  db.transaction('r', db.images, async () => {
    const [hashes, keys] = await Promise.all([
      db.images.orderBy('path').primaryKeys(),
      db.images.orderBy('path').keys(),
    ]);
    return { hashes, paths: keys as string[] };
  });

async function put(groups: readonly PreviousGroup[]): Promise<void> {
  await markSplitStale();
  for (let at = 0; at < groups.length; at += CHUNK) {
    await db.images.bulkUpdate(
      groups.slice(at, at + CHUNK).map(({ hash, ownGroup }) => ({
        key: hash,
        // Dexie takes a field away that becomes undefined.
        changes: { ownGroup: ownGroup as string },
      })),
    );
  }
}

/** Put images into groups, or out of any (undefined); gives what undo needs. Throws StorageFullError. */
export const setOwnGroups = (groups: readonly PreviousGroup[]): Promise<PreviousGroup[]> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.images, db.settings, async () => {
      const wanted = new Map(groups.map(({ hash, ownGroup }) => [hash, ownGroup]));
      const previous: PreviousGroup[] = [];
      await db.images.each(({ hash, ownGroup }) => {
        if (!wanted.has(hash) || wanted.get(hash) === ownGroup) return;
        previous.push(ownGroup === undefined ? { hash } : { hash, ownGroup });
      });
      await put(previous.map(({ hash }) => groupOf(hash, wanted.get(hash))));
      return previous;
    }),
  );

/** Put the images of each pair into one group; gives what undo needs. Throws StorageFullError. */
export const joinPairs = (
  pairs: readonly (readonly [ImageHash, ImageHash])[],
): Promise<PreviousGroup[]> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.images, db.settings, async () => {
      const found = await db.images.bulkGet([...new Set(pairs.flat())]);
      const images = new Map<ImageHash, OwnGrouped>(
        found.flatMap((image) => (image ? [[image.hash, image]] : [])),
      );
      const names = new Set([...images.values()].flatMap(({ ownGroup }) => ownGroup ?? []));
      if (names.size > 0) {
        await db.images.each((image) => {
          if (image.ownGroup !== undefined && names.has(image.ownGroup))
            images.set(image.hash, image);
        });
      }
      const there = pairs.filter((pair) => pair.every((hash) => images.has(hash)));
      const changes = groupsOfPairs(there, [...images.values()]);
      await put(changes);
      return changes.map(({ hash }) => groupOf(hash, images.get(hash)!.ownGroup));
    }),
  );

const groupOf = (hash: ImageHash, ownGroup: string | undefined): PreviousGroup =>
  ownGroup === undefined ? { hash } : { hash, ownGroup };

/** Undo a grouping. Throws StorageFullError. */
export const restoreOwnGroups = (previous: readonly PreviousGroup[]): Promise<void> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.images, db.settings, async () => await put(previous)),
  );
