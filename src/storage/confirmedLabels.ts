/** Labels that the user found right, so that they are not asked about again. */
import type { PreviousConfirmation } from '../domain/dataset/change';
import type { ImageHash } from '../domain/dataset/dataset';
import { db } from './db';
import { withQuotaErrors } from './errors';

const put = (confirmations: PreviousConfirmation[]): Promise<number> =>
  withQuotaErrors(() =>
    db.images.bulkUpdate(
      confirmations.map(({ hash, confirmedClassId }) => ({
        key: hash,
        // Dexie takes a field away that becomes undefined.
        changes: { confirmedClassId: confirmedClassId as string },
      })),
    ),
  );

/** Confirm the labels that images have now; gives what undo needs. Throws StorageFullError. */
export async function confirmLabels(hashes: ImageHash[]): Promise<PreviousConfirmation[]> {
  const found = (await db.images.bulkGet(hashes)).filter((image) => image !== undefined);
  const open = found.filter(({ classId, confirmedClassId }) => classId !== confirmedClassId);
  await put(open.map(({ hash, classId }) => ({ hash, confirmedClassId: classId })));
  return open.map(({ hash, confirmedClassId }) =>
    confirmedClassId === undefined ? { hash } : { hash, confirmedClassId },
  );
}

/** Undo a confirmation. Throws StorageFullError. */
export async function restoreConfirmations(previous: PreviousConfirmation[]): Promise<void> {
  await put(previous);
}
