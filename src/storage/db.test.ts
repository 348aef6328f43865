import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { db } from './db';
import { countByClass, imageHashes } from './images';

it('opens what the first version stored', async () => {
  const first = new Dexie('mask-studio');
  first.version(1).stores({
    images:
      'hash, path, groupId, source, pinnedSplit, [classId+path], [split+path], [classId+split+path], [classId+split]',
    originals: 'hash',
  });
  const record = { path: 'cat/a.jpg', classId: 'cat', split: 'train', groupId: 'a' };
  await first.table('images').add({ hash: 'a', ...record });
  await first.table('originals').add({ hash: 'a', bytes: new ArrayBuffer(8) });
  first.close();

  expect(await imageHashes()).toEqual(['a']);
  expect(await countByClass()).toEqual({ cat: { train: 1, validation: 0, test: 0, none: 0 } });
  expect((await db.originals.get('a'))?.bytes.byteLength).toBe(8);
});
