import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PIXELS_FOLDER } from '../domain/privateFiles';
import { StorageFullError } from './errors';
import { keepReserve, sweepPixels, withReserve } from './privateFiles';
import { PrivateRoot } from './privateRoot.fixture';

const RESERVE = 512 * 1024;
let root: PrivateRoot;

beforeEach(() => {
  root = new PrivateRoot();
  vi.stubGlobal('navigator', root.navigator);
});
afterEach(() => vi.unstubAllGlobals());

/** A write that finds no space on a full disk, unless the reserve was freed. */
const write = async () => {
  if (root.isFull && root.entries.has('reserve')) {
    throw new DOMException('full', 'QuotaExceededError');
  }
};

it('removes the resized images that a closed tab left', async () => {
  root.entries.set(PIXELS_FOLDER, null);
  await sweepPixels();
  expect([...root.entries]).toEqual([]);
  await sweepPixels(); // There are none.
});

it('takes the reserve on a full disk, and puts it aside again once there is space', async () => {
  await keepReserve();
  expect(root.entries.get('reserve')).toBe(RESERVE);
  root.isFull = true;
  await withReserve(write);
  expect(root.entries.has('reserve')).toBe(false);

  await withReserve(write);
  expect(root.entries.has('reserve')).toBe(false);
  root.isFull = false;
  await withReserve(write);
  expect(root.entries.get('reserve')).toBe(RESERVE);
});

it('says that the disk is full where there is no reserve', async () => {
  root.isFull = true;
  const refused = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(withReserve(refused)).rejects.toThrow(StorageFullError);
});
