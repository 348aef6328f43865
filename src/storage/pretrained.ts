import type { NamedTensors } from '../domain/tensors';
import type { PretrainedRecord } from '../domain/models/inputScaling';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { deleteTensors, putTensors } from './tensors';

/** Weight sets that the user imported, newest first. */
export const listPretrained = async (): Promise<PretrainedRecord[]> =>
  (await db.pretrained.toArray()).sort((a, b) => b.addedAt - a.addedAt);

export const getPretrained = (id: string): Promise<PretrainedRecord | undefined> =>
  db.pretrained.get(id);

/** Store a weight set whole, or nothing of it. Throws StorageFullError. */
export async function addPretrained(
  record: PretrainedRecord,
  tensors: NamedTensors,
): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', db.pretrained, db.tensors, async () => {
      await putTensors(record.id, tensors);
      await db.pretrained.put(record);
    }),
  );
}

/** Remove a weight set and its tensors. Models already trained from it keep what they learned. Throws StorageFullError. */
export async function deletePretrained(id: string): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', db.pretrained, db.tensors, async () => {
      await db.pretrained.delete(id);
      await deleteTensors(id);
    }),
  );
}
