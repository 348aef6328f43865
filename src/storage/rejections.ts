import type { Rejection } from '../domain/dataset/dataset';
import { db, type StoredRejection } from './db';
import { withQuotaErrors } from './errors';

/** Keep the files that the last import skipped, in place of those of the one before. */
export async function replaceRejections(rejections: Rejection[]): Promise<void> {
  const importedAt = Date.now();
  await withQuotaErrors(() =>
    db.transaction('rw', db.rejections, async () => {
      await db.rejections.clear();
      await db.rejections.bulkAdd(rejections.map((rejection) => ({ ...rejection, importedAt })));
    }),
  );
}

/** A window of the list, in the order of the files. */
export const listRejections = (offset = 0, limit = Infinity): Promise<StoredRejection[]> =>
  db.rejections.offset(offset).limit(limit).toArray();

export const countRejections = (): Promise<number> => db.rejections.count();
