import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { db } from '../../storage/db';
import { brightnessOf } from './brightness';

vi.mock('../pixels/decode', () => ({ decodeSquare: async () => Uint8Array.of(9, 9, 9) }));

it('an image that was gone has a brightness once it is back', async () => {
  const measure = () => brightnessOf(['a'], () => undefined, new AbortController().signal);
  expect([...(await measure())]).toEqual([NaN]);
  await db.thumbnails.add({ hash: 'a', bytes: new ArrayBuffer(1) });
  expect((await measure())[0]).toBeCloseTo(9);
});
