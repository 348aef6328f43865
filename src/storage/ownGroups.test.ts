import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { ImageRecord } from '../domain/dataset/dataset';
import { db } from './db';
import { imagePaths, restoreOwnGroups, setOwnGroups } from './ownGroups';
import { makeChange, revertChange } from './undoSteps';

const image = (hash: string, more: Partial<ImageRecord> = {}): ImageRecord => ({
  ...{ hash, path: `${hash}.jpg`, classId: 'a', split: 'train', pinnedSplit: null, groupId: hash },
  ...{ perceptualHash: '', width: 9, height: 9, byteLength: 9, mimeType: 'image/jpeg' },
  ...{ source: 'photograph', addedAt: 0, ...more },
});

beforeEach(async () => {
  await db.images.clear();
  await db.images.bulkAdd([image('1'), image('2', { ownGroup: 'q' }), image('3')]);
});

const groups = async () => (await db.images.toArray()).map(({ ownGroup }) => ownGroup);

it('puts images into groups, and takes that back', async () => {
  expect(await imagePaths()).toEqual({
    hashes: ['1', '2', '3'],
    paths: ['1.jpg', '2.jpg', '3.jpg'],
  });
  const step = await makeChange(async () => ({
    kind: 'grouped',
    previous: await setOwnGroups([
      { hash: '1', ownGroup: 'p' },
      { hash: '2' },
      { hash: 'gone', ownGroup: 'p' },
    ]),
  }));
  expect(await groups()).toEqual(['p', undefined, undefined]);
  expect(step?.change).toEqual({
    kind: 'grouped',
    previous: [{ hash: '1' }, { hash: '2', ownGroup: 'q' }],
  });
  await revertChange(step!.id, async (change) => {
    if (change.kind === 'grouped') await restoreOwnGroups(change.previous);
  });
  expect(await groups()).toEqual([undefined, 'q', undefined]);
});
