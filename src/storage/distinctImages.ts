/** Pairs of images that the user found to be different, so that they are not asked about again. */
import type { PreviousDistinct } from '../domain/dataset/change';
import type { ImageHash } from '../domain/dataset/dataset';
import { db } from './db';
import { withQuotaErrors } from './errors';

/** Remember that two images are different; gives what undo needs. Throws StorageFullError. */
export async function tellApart(a: ImageHash, b: ImageHash): Promise<PreviousDistinct[]> {
  const image = await db.images.get(a);
  const { distinctFrom } = image ?? {};
  if (!image || distinctFrom?.includes(b)) return [];
  await withQuotaErrors(() => db.images.update(a, { distinctFrom: [...(distinctFrom ?? []), b] }));
  return [distinctFrom === undefined ? { hash: a } : { hash: a, distinctFrom }];
}

/** Undo it. Throws StorageFullError. */
export async function restoreDistinct(previous: readonly PreviousDistinct[]): Promise<void> {
  await withQuotaErrors(() =>
    db.images.bulkUpdate(
      previous.map(({ hash, distinctFrom }) => ({
        key: hash,
        // Dexie takes a field away that becomes undefined.
        changes: { distinctFrom: distinctFrom as ImageHash[] },
      })),
    ),
  );
}
