import { afterEach, expect, it, vi } from 'vitest';
import { StorageFullError, withQuotaErrors } from './errors';
import { clearFeatures, featureBytes, sweepFeatures } from './keptFeatures';

afterEach(() => vi.unstubAllGlobals());

const DAY = 24 * 60 * 60_000;

/** A folder of features with files of these sizes and ages in days; those named `open` cannot be removed. */
function withFiles(files: [name: string, size: number, days: number][]): Set<string> {
  const left = new Set(files.map(([name]) => name));
  const handles = files.map(([name, size, days]) => ({
    getFile: async () => ({ name, size, lastModified: Date.now() - days * DAY }),
  }));
  const folder = {
    async *values() {
      for (const [at, [name]] of files.entries()) if (left.has(name)) yield handles[at]!;
    },
    async removeEntry(name: string) {
      if (name === 'open') throw new DOMException('It is open.', 'NoModificationAllowedError');
      left.delete(name);
    },
  };
  const root = { getDirectoryHandle: async () => folder };
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => root } });
  return left;
}

const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });

it('counts the features, and removes all but what a worker has open', async () => {
  const left = withFiles([
    ['a', 10, 0],
    ['open', 20, 0],
    ['b', 30, 90],
  ]);
  expect(await featureBytes()).toBe(60);
  expect(await clearFeatures()).toBe(40);
  expect([...left]).toEqual(['open']);
});

it('removes at a start what was not used for a month', async () => {
  const left = withFiles([
    ['a', 10, 29],
    ['b', 30, 31],
  ]);
  await sweepFeatures();
  expect([...left]).toEqual(['a']);
});

it('makes room for a write that the disk is too full for, and tries it again', async () => {
  const left = withFiles([['a', 10, 0]]);
  const write = vi.fn(async () => {
    if (left.size > 0) throw full;
    return 'written';
  });
  expect(await withQuotaErrors(write)).toBe('written');
  expect(write).toHaveBeenCalledTimes(2);
});

it.each([
  ['there are no features', [], 1],
  ['that is not enough', [['a', 10, 0]], 2],
] as const)('says that the disk is full where %s', async (_, files, times) => {
  withFiles(files.map((file) => [...file]));
  const write = vi.fn(() => Promise.reject(full));
  await expect(withQuotaErrors(write)).rejects.toThrow(StorageFullError);
  expect(write).toHaveBeenCalledTimes(times);
});

it('is nothing where there is no private file system', async () => {
  vi.stubGlobal('navigator', {});
  expect([await featureBytes(), await clearFeatures()]).toEqual([0, 0]);
});
