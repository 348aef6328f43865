import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { ImageRecord } from '../domain/dataset/dataset';
import { db } from './db';
import { restoreDistinct, tellApart } from './distinctImages';
import { imagePaths, joinPairs, restoreOwnGroups, setOwnGroups } from './ownGroups';
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

it('puts the images of a pair into one group, and takes that back', async () => {
  await db.images.add(image('4', { ownGroup: 'a' }));
  await db.images.add(image('5', { ownGroup: 'q' }));
  const previous = await joinPairs([
    ['2', '4'],
    ['1', 'gone'],
  ]);
  expect(await groups()).toEqual([undefined, 'a', undefined, 'a', 'a']);
  expect(previous).toEqual([
    { hash: '2', ownGroup: 'q' },
    { hash: '5', ownGroup: 'q' },
  ]);
  await restoreOwnGroups(previous);
  expect(await groups()).toEqual([undefined, 'q', undefined, 'a', 'q']);
});

it('remembers that two images are different, and takes that back', async () => {
  const distinct = async () => (await db.images.toArray()).map(({ distinctFrom }) => distinctFrom);
  const first = await tellApart('1', '2');
  const second = await tellApart('1', '3');
  expect(await distinct()).toEqual([['2', '3'], undefined, undefined]);
  expect(await tellApart('1', '3')).toEqual([]);
  await restoreDistinct(second);
  expect(await distinct()).toEqual([['2'], undefined, undefined]);
  await restoreDistinct(first);
  expect(await distinct()).toEqual([undefined, undefined, undefined]);
  expect('distinctFrom' in (await db.images.get('1'))!).toBe(false);
});
