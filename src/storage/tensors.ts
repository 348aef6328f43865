import { prefixOf } from '../domain/run/checkpoint';
import type { NamedTensors } from '../domain/tensors';
import { db, type StoredTensors } from './db';

/** Values in one record, at most, unless one tensor has more: 8 MB. */
const MOST_VALUES = 2 ** 21;

/** The records of `tensors`: the weights of an epoch share none with other tensors, because they outlive them. */
function rowsOf(ownerId: string, tensors: NamedTensors): StoredTensors[] {
  const rows: [string, NamedTensors][] = [];
  let room = 0;
  for (const [name, tensor] of tensors) {
    const { length } = tensor.values;
    const prefix = prefixOf(name);
    if (rows.at(-1)?.[0] !== prefix || length > room) {
      rows.push([prefix, new Map()]);
      room = MOST_VALUES;
    }
    rows.at(-1)![1].set(name, tensor);
    room -= length;
  }
  return rows.map(([, part]) => {
    const parts = Array.from(part, ([name, { shape }]) => ({ name, shape }));
    return { ownerId, name: parts[0]!.name, parts, values: together(part) };
  });
}

function together(tensors: NamedTensors): Float32Array {
  const all = [...tensors.values()].map(({ values }) => values);
  const joined = new Float32Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of all) {
    joined.set(values, at);
    at += values.length;
  }
  return joined;
}

/** The tensors of a record, each with its own memory. */
function tensorsOf({ name, shape, parts, values }: StoredTensors): NamedTensors {
  if (!parts) return new Map([[name, { shape: shape ?? [], values }]]);
  let at = 0;
  return new Map(
    parts.map((part) => {
      const count = part.shape.reduce((product, size) => product * size, 1);
      return [part.name, { shape: part.shape, values: values.slice(at, (at += count)) }];
    }),
  );
}

const namesOf = async (ownerId: string): Promise<[string, string][]> =>
  (await db.tensors.where('ownerId').equals(ownerId).primaryKeys()) as [string, string][];

/**
 * Write `tensors` for `ownerId`; of what it held before, only names that `keep` says
 * stay: it says the same of all names with one prefix (domain/run/checkpoint). All or nothing.
 */
export async function putTensors(
  ownerId: string,
  tensors: NamedTensors,
  keep: (name: string) => boolean = () => false,
): Promise<void> {
  await db.transaction('rw', db.tensors, async () => {
    const rows = rowsOf(ownerId, tensors);
    const written = new Set(rows.map(({ name }) => name));
    const stale = (await namesOf(ownerId)).filter(([, name]) => !written.has(name) && !keep(name));
    await db.tensors.bulkDelete(stale);
    await db.tensors.bulkPut(rows);
  });
}

/** Everything `ownerId` holds, by name; empty when it holds nothing. */
export async function readTensors(ownerId: string): Promise<NamedTensors> {
  const rows = await db.tensors.where('ownerId').equals(ownerId).toArray();
  return new Map(rows.flatMap((row) => [...tensorsOf(row)]));
}

export async function deleteTensors(ownerId: string): Promise<void> {
  await db.tensors.bulkDelete(await namesOf(ownerId));
}

/** Bytes of the weights. */
export const byteLengthOf = (tensors: NamedTensors): number =>
  [...tensors.values()].reduce((total, { values }) => total + values.byteLength, 0);
