import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { UNLABELLED, type ImageRecord } from '../../domain/dataset/dataset';
import { addClass, ensureClasses, listClasses } from '../../storage/classes';
import { db } from '../../storage/db';
import { relabelImages } from '../../storage/imageChanges';
import { allImages } from '../../storage/images';
import { relabelImport } from './relabelImport';

const paths = ['d/cat/anna/1.jpg', 'd/cat/ben/2.jpg', 'd/dog/anna/3.jpg', 'd/dog/4.jpg'];
const earlier = 'd/cat/anna/0.jpg';

async function add(path: string, className: string, addedAt: number): Promise<void> {
  const label = (await ensureClasses([className])).get(className)!;
  const record: ImageRecord = {
    hash: path,
    path,
    classId: label.id,
    split: 'train',
    pinnedSplit: null,
    groupId: path,
    perceptualHash: '0'.repeat(64),
    width: 32,
    height: 32,
    byteLength: 3,
    mimeType: 'image/jpeg',
    source: 'photograph',
    addedAt,
  };
  await db.images.add(record);
}

/** Path → class name. */
async function labels(): Promise<Record<string, string>> {
  const names = new Map((await listClasses()).map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    (await allImages()).map(({ path, classId }) => [path, names.get(classId) ?? UNLABELLED]),
  );
}

const request = { root: '', began: 100, ended: 200 };

beforeEach(async () => {
  await db.delete({ disableAutoOpen: false });
  await add(earlier, 'cat', 50);
  for (const [i, path] of paths.entries()) await add(path, path.split('/')[1]!, 100 + i);
});

describe('relabelImport', () => {
  it('labels the images of that import by another folder level, and back again', async () => {
    const before = await labels();
    const counts = await relabelImport({ ...request, from: 1, to: 2 });
    expect(counts).toEqual({ anna: 2, ben: 1, [UNLABELLED]: 1 });
    expect(await labels()).toEqual({
      [earlier]: 'cat',
      'd/cat/anna/1.jpg': 'anna',
      'd/cat/ben/2.jpg': 'ben',
      'd/dog/anna/3.jpg': 'anna',
      'd/dog/4.jpg': UNLABELLED,
    });
    expect((await listClasses()).map(({ name }) => name).sort()).toEqual(['anna', 'ben', 'cat']);
    expect(await relabelImport({ ...request, from: 2, to: 1 })).toEqual({ cat: 2, dog: 2 });
    expect(await labels()).toEqual(before);
    expect((await listClasses()).map(({ name }) => name).sort()).toEqual(['cat', 'dog']);
  });

  it('does not change images that were moved since the import', async () => {
    const { id } = await addClass('birds');
    await relabelImages(['d/cat/ben/2.jpg'], id);
    await relabelImages(['d/dog/anna/3.jpg'], UNLABELLED);
    await relabelImport({ ...request, from: 1, to: 2 });
    expect(await labels()).toMatchObject({
      'd/cat/ben/2.jpg': 'birds',
      'd/dog/anna/3.jpg': UNLABELLED,
      'd/cat/anna/1.jpg': 'anna',
    });
  });

  it('changes nothing where there is no space for all of it', async () => {
    const before = await labels();
    let writes = 0;
    const failing = () => {
      if (++writes > 2) throw new DOMException('full', 'QuotaExceededError');
    };
    db.images.hook('updating', failing);
    const relabelled = relabelImport({ ...request, from: 1, to: 2 });
    await expect(relabelled).rejects.toThrow('no space left');
    db.images.hook('updating').unsubscribe(failing);
    expect(writes).toBeGreaterThan(2);
    expect(await labels()).toEqual(before);
    expect((await listClasses()).map(({ name }) => name)).toEqual(['cat', 'dog']);
  });

  it('distinguishes the images of a zip from those next to it', async () => {
    await add('all.zip/d/cow/anna/1.jpg', 'cow', 150);
    await relabelImport({ ...request, root: 'all.zip', from: 1, to: 2 });
    expect(await labels()).toMatchObject({
      'all.zip/d/cow/anna/1.jpg': 'anna',
      'd/cat/anna/1.jpg': 'cat',
    });
  });
});
