import { afterEach, expect, it, vi } from 'vitest';
import { openSpillBuffer } from './spillBuffer';

afterEach(() => vi.unstubAllGlobals());

/** Four squares of two bytes, of which the budget holds one. */
async function filled() {
  const buffer = await openSpillBuffer(4, 2, 2);
  for (let i = 0; i < 4; i++) buffer.write(i, Uint8Array.of(i, 10 + i));
  return buffer;
}

it.each([
  ['plain http has no storage manager', undefined],
  [
    'a private window of Firefox refuses',
    { getDirectory: () => Promise.reject(new DOMException('Not here.', 'SecurityError')) },
  ],
  [
    'a private window of WebKit fails',
    { getDirectory: () => Promise.reject(new DOMException('Out of memory.', 'UnknownError')) },
  ],
])('keeps all squares in memory where %s, and says how many bytes', async (_, storage) => {
  vi.stubGlobal('navigator', { storage });
  const buffer = await filled();
  expect(buffer.inMemoryOnly).toBe(6);
  const target = new Uint8Array(8);
  [3, 0, 2, 1].forEach((index, place) => buffer.read(index, target, 2 * place));
  expect([...target]).toEqual([3, 13, 0, 10, 2, 12, 1, 11]);
  await buffer.close();
});

it('says that the disk is full, also where it took a part of a square', async () => {
  const handle = { write: () => 1, close: () => undefined };
  const file = { createSyncAccessHandle: async () => handle };
  const folder = { keys: async function* () {}, getFileHandle: async () => file };
  const getDirectory = async () => ({ getDirectoryHandle: async () => folder });
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  await expect(filled()).rejects.toThrow('no space');
});

it('does not hide that the disk is full', async () => {
  const getDirectory = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  await expect(filled()).rejects.toThrow('Full.');
});
