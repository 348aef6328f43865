import { afterEach, expect, it, vi } from 'vitest';
import { openTarget } from './sinks';

afterEach(() => vi.unstubAllGlobals());

const bytes = new Uint8Array(8);
const full = () => new DOMException('Full.', 'QuotaExceededError');

it('a private file that takes a part of what is written has no space left', async () => {
  const handle = { write: () => 3, close: () => undefined };
  const file = { createSyncAccessHandle: async () => handle };
  const folder = { getFileHandle: async () => file, entries: async function* () {} };
  const getDirectory = async () => ({ getDirectoryHandle: async () => folder });
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  const target = await openTarget(null, 'p.zip');
  await expect(target.write(bytes)).rejects.toThrow('space');
});

it('a chosen file that finds no space when it is closed says so', async () => {
  const writable = { write: async () => undefined, close: () => Promise.reject(full()) };
  const chosen = { createWritable: async () => writable } as never;
  const target = await openTarget(chosen, 'p.zip');
  await target.write(bytes);
  await expect(target.close()).rejects.toThrow('space');
});
