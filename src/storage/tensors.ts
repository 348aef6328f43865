import type { NamedTensors } from '../domain/model';
import { db, type StoredTensor } from './db';

/** Replace everything `ownerId` holds with `tensors`, in one transaction: all or nothing. */
export async function replaceTensors(ownerId: string, tensors: NamedTensors): Promise<void> {
  await db.transaction('rw', db.tensors, async () => {
    await db.tensors.where('ownerId').equals(ownerId).delete();
    const rows: StoredTensor[] = [];
    for (const [name, { shape, values }] of tensors) rows.push({ ownerId, name, shape, values });
    await db.tensors.bulkPut(rows);
  });
}

/** Everything `ownerId` holds, by name; empty when it holds nothing. */
export async function readTensors(ownerId: string): Promise<NamedTensors> {
  const rows = await db.tensors.where('ownerId').equals(ownerId).toArray();
  return new Map(rows.map((row) => [row.name, { shape: row.shape, values: row.values }]));
}

export async function deleteTensors(ownerId: string): Promise<void> {
  await db.tensors.where('ownerId').equals(ownerId).delete();
}
