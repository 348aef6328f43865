import type { PretrainedRecord } from '../domain/model';
import { db } from './db';
import { deleteTensors } from './tensors';

/** Weight sets that the person brought, newest first. */
export const listPretrained = async (): Promise<PretrainedRecord[]> =>
  (await db.pretrained.toArray()).sort((a, b) => b.addedAt - a.addedAt);

/** Remove a weight set and its tensors. Models already trained from it keep what they learned. */
export async function deletePretrained(id: string): Promise<void> {
  await db.transaction('rw', db.pretrained, db.tensors, async () => {
    await db.pretrained.delete(id);
    await deleteTensors(id);
  });
}
