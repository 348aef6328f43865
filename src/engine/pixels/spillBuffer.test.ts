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

/** A folder in which a file that nobody has open can be removed, as in the browser. */
function sharedFolder() {
  const open = new Map<string, boolean>();
  const turn = () => new Promise(setImmediate);
  const folder = {
    async *keys() {
      await turn();
      yield* [...open.keys()];
    },
    async removeEntry(name: string) {
      await turn();
      if (open.get(name)) throw new DOMException('Open.', 'NoModificationAllowedError');
      open.delete(name);
    },
    async getFileHandle(name: string) {
      open.set(name, false);
      await turn();
      return {
        async createSyncAccessHandle() {
          for (let i = 0; i < 3; i++) await turn();
          if (!open.has(name)) throw new DOMException('Gone.', 'NotFoundError');
          open.set(name, true);
          const write = (bytes: Uint8Array) => bytes.length;
          return { write, close: () => void open.set(name, false) };
        },
      };
    },
  };
  const getDirectory = async () => ({ getDirectoryHandle: async () => folder });
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  return open;
}

it('gives each of two that ask at a time a file of its own', async () => {
  const open = sharedFolder();
  const buffers = await Promise.all([filled(), filled()]);
  expect([...open.values()]).toEqual([true, true]);
  for (const buffer of buffers) await buffer.close();
  expect(open.size).toBe(0);
});

it('removes what a closed tab left, and not what another one has open', async () => {
  const open = sharedFolder();
  open.set('left', false).set('in use', true);
  await filled();
  expect(open.has('left')).toBe(false);
  expect(open.get('in use')).toBe(true);
  expect(open.size).toBe(2);
});
