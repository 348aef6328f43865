import type { ImageHash } from '../../domain/dataset/dataset';
import type { KeptFeatures, KeptFeaturesRequest } from './keptFeatures';

/** Bytes of records that are kept where there are no files. */
const BOUND = 128 * 2 ** 20;

/** By key, the least recently used first: a Map keeps insertion order. */
const kept = new Map<string, Map<ImageHash, Uint8Array>>();
let bytes = 0;

const sizeOf = (records: Map<ImageHash, Uint8Array>): number =>
  [...records.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);

/** Forget the least recently used records until `wanted` bytes more fit. */
function makeRoom(wanted: number, except: readonly string[]): void {
  for (const [key, records] of kept) {
    if (bytes + wanted <= BOUND) return;
    if (except.includes(key)) continue;
    kept.delete(key);
    bytes -= sizeOf(records);
  }
}

/** Kept features in this worker's memory: plain http and private windows have no files. */
export function openInMemory({ keys, recordBytes, images }: KeptFeaturesRequest): KeptFeatures[] {
  const held = keys.reduce((sum, key) => sum + sizeOf(kept.get(key) ?? new Map()), 0);
  makeRoom(Math.max(0, keys.length * images * recordBytes - held), keys);
  return keys.map((key) => {
    const records = kept.get(key) ?? new Map<ImageHash, Uint8Array>();
    kept.delete(key);
    kept.set(key, records);
    return {
      read(hash, target) {
        const record = records.get(hash);
        if (record) target.set(record);
        return record !== undefined;
      },
      add(hash, record) {
        // Another request may have forgotten these records meanwhile.
        if (bytes + recordBytes > BOUND || records.has(hash) || kept.get(key) !== records) return;
        records.set(hash, record.slice());
        bytes += recordBytes;
      },
      close: () => undefined,
    };
  });
}
