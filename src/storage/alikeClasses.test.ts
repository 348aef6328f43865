import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { UNLABELLED, type ImageRecord } from '../domain/dataset/dataset';
import { alikeClasses } from './alikeClasses';
import { db } from './db';

beforeEach(async () => {
  await db.delete();
  await db.open();
});

const image = (hash: string, classId: string, groupId = hash): ImageRecord => ({
  ...{ hash, classId, groupId, path: `${classId}/${hash}.jpg`, split: 'train', pinnedSplit: null },
  ...{ perceptualHash: '0'.repeat(64), width: 32, height: 32, byteLength: 3, addedAt: 0 },
  ...{ mimeType: 'image/jpeg', source: 'photograph' },
});

it('finds classes whose images are all in one group of near-duplicates', async () => {
  await db.images.bulkAdd([
    ...[image('a', 'same', 'near:a'), image('b', 'same', 'near:a'), image('c', 'same', 'near:a')],
    // One group goes through two classes: of one it is all, of the other a part.
    ...[image('d', 'shared', 'near:d'), image('e', 'shared', 'near:d')],
    ...[image('f', 'other', 'near:d'), image('g', 'other'), image('h', 'other', 'near:d')],
    image('i', 'single'),
    ...[image('j', UNLABELLED, 'near:j'), image('k', UNLABELLED, 'near:j')],
    ...[image('l', 'drawn', 'person:l'), image('m', 'drawn', 'person:l')],
  ]);
  expect((await alikeClasses()).sort()).toEqual(['same', 'shared']);
});

it('finds none where there are no images', async () => {
  expect(await alikeClasses()).toEqual([]);
});
