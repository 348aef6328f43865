import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PrivateFolder } from './privateFolder.fixture';
import type { KeptFeatures } from './keptFeatures';
import { openKeptFeatures } from './store';

const RECORD = 400;
const hashOf = (i: number): string => String(i).padStart(64, '0');
const recordOf = (i: number): Uint8Array => new Uint8Array(RECORD).fill(i);

const open = async (key: string, images = 10): Promise<KeptFeatures> =>
  (await openKeptFeatures({ keys: [key], recordBytes: RECORD, images }))[0]!;

/** Which of the first ten images' records are kept, and right. */
function keptIn(features: KeptFeatures): number[] {
  const target = new Uint8Array(RECORD);
  return Array.from({ length: 10 }, (_, i) => i).filter((i) => {
    const found = features.read(hashOf(i), target);
    if (found) expect([...target]).toEqual([...recordOf(i)]);
    return found;
  });
}

async function keep(key: string, images: number[]): Promise<void> {
  const features = await open(key);
  for (const i of images) features.add(hashOf(i), recordOf(i));
  features.close();
}

async function read(key: string): Promise<number[]> {
  const features = await open(key);
  const kept = keptIn(features);
  features.close();
  return kept;
}

afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['files', () => vi.stubGlobal('navigator', new PrivateFolder().navigator)],
  ['memory, where there is no private file system', () => vi.stubGlobal('navigator', {})],
])('features in %s', (name, begin) => {
  beforeEach(() => void begin());

  it('are kept by key and image', async () => {
    await keep(`${name} a`, [3, 1]);
    await keep(`${name} b`, [2]);
    await keep(`${name} a`, [7]);
    expect(await read(`${name} a`)).toEqual([1, 3, 7]);
    expect(await read(`${name} b`)).toEqual([2]);
    expect(await read(`${name} c`)).toEqual([]);
  });
});

describe('features in memory', () => {
  it('that are there take no room again: nothing else is forgotten', async () => {
    vi.stubGlobal('navigator', {});
    await keep('other', [4]);
    // A request of nearly the whole bound of 128 MB, of which two records are kept.
    const request = { keys: ['large'], recordBytes: 2 ** 20, images: 127 };
    const [large] = await openKeptFeatures(request);
    const record = new Uint8Array(request.recordBytes);
    for (const i of [0, 1]) large!.add(hashOf(i), record);
    await openKeptFeatures(request);
    expect(await read('other')).toEqual([4]);
  });
});

describe('files of features', () => {
  let folder: PrivateFolder;
  beforeEach(() => {
    folder = new PrivateFolder();
    vi.stubGlobal('navigator', folder.navigator);
  });

  it('stay within a quarter of the free space: the least recently used go first', async () => {
    // Room for two files of ten records.
    folder.quota = 4 * 10_000;
    const ten = Array.from({ length: 10 }, (_, i) => i);
    await keep('a', ten);
    await keep('b', ten);
    expect(await read('a')).toEqual(ten);
    await keep('c', ten);
    expect(folder.bytes).toBeLessThanOrEqual(10_000);
    expect(await read('a')).toEqual(ten);
    expect(await read('c')).toEqual(ten);
    expect(await read('b')).toEqual([]);
  });

  it('take what fits where not even one set does', async () => {
    folder.quota = 4 * 2_000;
    await keep('a', [0, 1, 2, 3, 4, 5, 6]);
    expect(await read('a')).toEqual([0, 1, 2, 3]);
    expect(folder.bytes).toBeLessThanOrEqual(2_000);
  });

  it('are not written further on a full disk, and nothing is thrown', async () => {
    folder.space = 1_200;
    await keep('a', [0, 1, 2, 3]);
    expect(await read('a')).toEqual([0, 1]);
    folder.space = 0;
    await keep('b', [0]);
    expect(await read('b')).toEqual([]);
  });

  it('are left alone while another worker has them open', async () => {
    await keep('a', [0]);
    const first = await open('a');
    const second = await open('a');
    expect(keptIn(second)).toEqual([]);
    second.add(hashOf(1), recordOf(1));
    second.close();
    expect(keptIn(first)).toEqual([0]);
    first.close();
    expect(await read('a')).toEqual([0]);
  });

  it('lose only the record that is damaged or was cut short', async () => {
    await keep('a', [0, 1, 2]);
    const [entry] = folder.entriesByName.values();
    entry!.bytes[200]! ^= 1;
    entry!.bytes = entry!.bytes.slice(0, -3);
    expect(await read('a')).toEqual([1]);
    await keep('a', [0, 2]);
    expect(await read('a')).toEqual([0, 1, 2]);
  });

  it('of another size of record are begun anew', async () => {
    await keep('a', [0]);
    const [other] = await openKeptFeatures({ keys: ['a'], recordBytes: 2 * RECORD, images: 1 });
    expect(other!.read(hashOf(0), new Uint8Array(2 * RECORD))).toBe(false);
    other!.close();
  });
});
