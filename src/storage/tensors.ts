import type { NamedTensors } from '../domain/tensors';
import { db, type StoredTensor } from './db';

const rowsOf = (ownerId: string, tensors: NamedTensors): StoredTensor[] =>
  Array.from(tensors, ([name, { shape, values }]) => ({ ownerId, name, shape, values }));

const namesOf = async (ownerId: string): Promise<[string, string][]> =>
  (await db.tensors.where('ownerId').equals(ownerId).primaryKeys()) as [string, string][];

/**
 * Write `tensors` for `ownerId`; of what it held before, only names that `keep` says
 * stay. All or nothing.
 */
export async function putTensors(
  ownerId: string,
  tensors: NamedTensors,
  keep: (name: string) => boolean = () => false,
): Promise<void> {
  await db.transaction('rw', db.tensors, async () => {
    const stale = (await namesOf(ownerId)).filter(([, name]) => !tensors.has(name) && !keep(name));
    await db.tensors.bulkDelete(stale);
    await db.tensors.bulkPut(rowsOf(ownerId, tensors));
  });
}

/** Everything `ownerId` holds, by name; empty when it holds nothing. */
export async function readTensors(ownerId: string): Promise<NamedTensors> {
  const rows = await db.tensors.where('ownerId').equals(ownerId).toArray();
  return new Map(rows.map((row) => [row.name, { shape: row.shape, values: row.values }]));
}

export async function deleteTensors(ownerId: string): Promise<void> {
  await db.tensors.bulkDelete(await namesOf(ownerId));
}

/** Bytes of the weights. */
export const byteLengthOf = (tensors: NamedTensors): number =>
  [...tensors.values()].reduce((total, { values }) => total + values.byteLength, 0);
