import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PixelCache } from './pixelCache';
import type { PixelSource } from './source';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Squares of one byte each that hold the first digit of their hash; says what is decoded and open. */
function decoder() {
  const decoded: string[] = [];
  const open = new Set<string>();
  const prepare = (hashes: string[], size: number) => async (): Promise<PixelSource> => {
    const name = `${size}: ${hashes.join(' ')}`;
    decoded.push(name);
    open.add(name);
    return {
      ...{ size, count: hashes.length },
      read: (indices, target) =>
        Array.from(indices).forEach((index, row) => (target[row] = Number(hashes[index]))),
      close: async () => void open.delete(name),
    };
  };
  return { decoded, open, prepare };
}

function read(source: PixelSource, indices: number[]): number[] {
  const target = new Uint8Array(indices.length);
  source.read(indices, target);
  return [...target];
}

it('decodes once for runs on the same images, in any order, or on some of them', async () => {
  const { decoded, open, prepare } = decoder();
  const cache = new PixelCache();
  for (const hashes of [
    ['1', '2', '3'],
    ['3', '1', '2'],
    ['2', '3'],
  ]) {
    const source = await cache.get(hashes, 64, prepare(hashes, 64));
    expect(source.count).toBe(hashes.length);
    expect(read(source, [1, 0])).toEqual([Number(hashes[1]), Number(hashes[0])]);
    await source.close();
  }
  expect(decoded).toEqual(['64: 1 2 3']);
  expect([...open]).toEqual(decoded);
  await vi.advanceTimersByTimeAsync(11_000);
  expect([...open]).toEqual([]);
});

it('decodes anew for other images, and gives the space of the earlier ones back first', async () => {
  const { decoded, open, prepare } = decoder();
  const cache = new PixelCache();
  await (await cache.get(['1'], 64, prepare(['1'], 64))).close();
  const both = ['1', '2'];
  const source = await cache.get(both, 64, () => {
    expect([...open]).toEqual([]);
    return prepare(both, 64)();
  });
  expect(read(source, [0, 1])).toEqual([1, 2]);
  expect(decoded).toEqual(['64: 1', '64: 1 2']);
});

it('keeps the sizes of compared families, the least recently used one goes first', async () => {
  const { open, prepare } = decoder();
  const cache = new PixelCache();
  for (const size of [64, 128, 224, 64, 96]) {
    await (await cache.get(['1'], size, prepare(['1'], size))).close();
  }
  expect([...open]).toEqual(['64: 1', '224: 1', '96: 1']);
});

it('is not closed under a run, however long it takes', async () => {
  const { open, prepare } = decoder();
  const cache = new PixelCache();
  await (await cache.get(['1'], 64, prepare(['1'], 64))).close();
  const source = await cache.get(['1'], 64, prepare(['1'], 64));
  await vi.advanceTimersByTimeAsync(60_000);
  await cache.release();
  expect(open.size).toBe(1);
  await source.close();
  await source.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(open.size).toBe(0);
});

it('gives back what it keeps and tries again where there is no space', async () => {
  const { open, prepare } = decoder();
  const cache = new PixelCache();
  await (await cache.get(['1'], 64, prepare(['1'], 64))).close();
  const full = async () => {
    if (open.size > 0) throw new Error('no space');
    return await prepare(['1'], 128)();
  };
  const source = await cache.get(['1'], 128, full);
  expect(source.size).toBe(128);
  await expect(cache.get(['1'], 96, () => Promise.reject(new Error('no space')))).rejects.toThrow(
    'no space',
  );
});
