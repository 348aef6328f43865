import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { ImageRecord } from '../domain/dataset/dataset';
import { confirmLabels, restoreConfirmations } from './confirmedLabels';
import { db } from './db';

const image = (hash: string, more: Partial<ImageRecord> = {}): ImageRecord => ({
  ...{ hash, path: `${hash}.jpg`, classId: 'a', split: 'train', pinnedSplit: null, groupId: hash },
  ...{ perceptualHash: '', width: 9, height: 9, byteLength: 9, mimeType: 'image/jpeg' },
  ...{ source: 'photograph', addedAt: 0, ...more },
});

beforeEach(async () => {
  await db.images.clear();
  await db.images.bulkAdd([image('1'), image('2', { confirmedClassId: 'b' })]);
});

const confirmed = async () =>
  (await db.images.toArray()).map(({ confirmedClassId }) => confirmedClassId);

it('remembers the class that was confirmed, and what undo needs', async () => {
  const previous = await confirmLabels(['1', '2', 'gone']);
  expect(await confirmed()).toEqual(['a', 'a']);
  expect(await confirmLabels(['1'])).toEqual([]);
  await restoreConfirmations(previous);
  expect(await confirmed()).toEqual([undefined, 'b']);
  expect(await db.images.get('1')).toEqual(image('1'));
});
