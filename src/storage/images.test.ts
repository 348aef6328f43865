import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNLABELLED, type ImageRecord } from '../domain/dataset/dataset';
import {
  addClass,
  deleteClass,
  deleteEmptyClasses,
  ensureClasses,
  listClasses,
  renameClass,
  restoreClass,
} from './classes';
import { db } from './db';
import { StorageFullError } from './errors';
import { deleteImages, purgeDeleted, restoreImages } from './deletedImages';
import {
  addImages,
  relabelImages,
  restoreLabels,
  updateSplit,
  type NewImage,
} from './imageChanges';
import {
  allImages,
  countByClass,
  countImages,
  imageHashes,
  nearDuplicateGroups,
  readOriginal,
  readThumbnail,
} from './images';
import { countRejections, listRejections, replaceRejections } from './rejections';

function image(hash: string, more: Partial<ImageRecord> = {}): NewImage {
  const record: ImageRecord = {
    hash,
    path: `cat/${hash}.jpg`,
    classId: 'cat',
    split: 'train',
    pinnedSplit: null,
    groupId: hash,
    perceptualHash: '0'.repeat(64),
    width: 32,
    height: 32,
    byteLength: 3,
    mimeType: 'image/jpeg',
    source: 'photograph',
    addedAt: 0,
    ...more,
  };
  return {
    record,
    original: new TextEncoder().encode(hash).buffer,
    thumbnail: new Uint8Array([1, 2, 3]).buffer,
  };
}

beforeEach(async () => {
  await db.delete();
  await db.open();
});
afterEach(() => vi.restoreAllMocks());

describe('images', () => {
  it('lists by class and part in the order of paths', async () => {
    await addImages([
      image('a', { path: 'z' }),
      image('b', { path: 'a' }),
      image('c', { path: 'm', split: 'test' }),
      image('d', { path: 'b', classId: 'dog', split: 'test' }),
    ]);
    expect(await imageHashes()).toEqual(['b', 'd', 'c', 'a']);
    expect(await imageHashes({ classId: 'cat' })).toEqual(['b', 'c', 'a']);
    expect(await imageHashes({ split: 'test' })).toEqual(['d', 'c']);
    expect(await imageHashes({ classId: 'cat', split: 'train' })).toEqual(['b', 'a']);
    expect(await countImages({ classId: 'dog', split: 'train' })).toBe(0);
    expect(await countByClass()).toEqual({
      cat: { train: 2, validation: 0, test: 1, none: 0 },
      dog: { train: 0, validation: 0, test: 1, none: 0 },
    });
  });

  it('does not put back what is deleted or relabelled while it updates', async () => {
    await addImages([image('a'), image('b'), image('c')]);
    const toTest = (images: ImageRecord[]) =>
      images.map((record) => ({ ...record, split: 'test' as const }));
    const updated = updateSplit(toTest, undefined);
    await Promise.all([updated, deleteImages(['a']), relabelImages(['b'], 'dog')]);
    expect((await allImages()).map(({ hash, classId, split }) => [hash, classId, split])).toEqual([
      ['b', 'dog', 'test'],
      ['c', 'cat', 'test'],
    ]);
  });

  it('relabels more than a chunk of images, and undoes it', async () => {
    await db.classes.add({ id: 'cat', name: 'cat', position: 0 });
    await addImages(Array.from({ length: 600 }, (_, i) => image(`h${i}`)));
    const hashes = await imageHashes();
    const previous = await relabelImages(hashes, UNLABELLED);
    expect(previous).toHaveLength(600);
    expect(await countImages({ classId: UNLABELLED, split: 'none' })).toBe(600);
    await restoreLabels(previous);
    expect(await countImages({ classId: 'cat', split: 'train' })).toBe(600);
  });

  it('deletes, restores and purges', async () => {
    await addImages([image('a'), image('b'), image('c')]);
    expect(await deleteImages(['a', 'b', 'of another tab'])).toEqual(['a', 'b']);
    expect(await deleteImages(['a'])).toEqual([]);
    expect(await imageHashes()).toEqual(['c']);
    await restoreImages(['a']);
    expect((await allImages()).map(({ hash }) => hash)).toEqual(['a', 'c']);
    expect(await (await readThumbnail('a'))!.arrayBuffer()).toEqual(image('a').thumbnail);
    await purgeDeleted();
    expect(await readOriginal('b')).toBeUndefined();
    expect(await readOriginal('a')).toBeDefined();
    await restoreImages(['b']);
    expect(await imageHashes()).toEqual(['a', 'c']);
  });

  it('purges none of the images that are to be kept', async () => {
    await addImages([image('a'), image('b')]);
    await deleteImages(['a', 'b']);
    await purgeDeleted(['a']);
    await restoreImages(['a', 'b']);
    expect(await imageHashes()).toEqual(['a']);
    expect(await readOriginal('a')).toBeDefined();
    expect(await readOriginal('b')).toBeUndefined();
  });

  it('restores images and labels of a class that was deleted meanwhile as unlabelled', async () => {
    const cat = await addClass('cat');
    await addImages([image('a', { classId: cat.id }), image('b', { classId: cat.id })]);
    await deleteImages(['a']);
    const previous = await relabelImages(['b'], UNLABELLED);
    await deleteClass(cat.id);
    await restoreImages(['a']);
    await restoreLabels(previous);
    expect(await countImages({ classId: UNLABELLED, split: 'none' })).toBe(2);
  });

  it('does not purge the bytes that a run was trained on', async () => {
    await addImages([image('a'), image('b')]);
    const item = { hash: 'a', classIndex: 0, split: 'train' as const, path: 'a' };
    await db.snapshots.put({ version: 2, hash: 's', classes: [], classIds: [], items: [item] });
    await deleteImages(['a', 'b']);
    await purgeDeleted();
    expect(await readOriginal('a')).toBeDefined();
    expect(await readOriginal('b')).toBeUndefined();
  });

  it('restores a deleted image when it is imported again', async () => {
    await addImages([image('a')]);
    await deleteImages(['a']);
    await addImages([image('a', { classId: 'dog' })]);
    await purgeDeleted();
    expect((await allImages()).map(({ classId }) => classId)).toEqual(['dog']);
    expect(await readOriginal('a')).toBeDefined();
  });

  it('lists groups of near-duplicates, and not images left alone in theirs', async () => {
    await addImages([
      image('a', { groupId: 'near:a' }),
      image('b', { groupId: 'near:a' }),
      image('c'),
      image('d', { groupId: 'near:d' }),
    ]);
    expect(await nearDuplicateGroups()).toEqual([['a', 'b']]);
  });

  it('loses nothing that was in when the disk is full', async () => {
    await addImages([image('a')]);
    const put = IDBObjectStore.prototype.put;
    let space = 2;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'originals' && space-- <= 0) {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      }
      return put.apply(this, args);
    });
    await expect(addImages([image('b'), image('c'), image('d')])).rejects.toThrow(StorageFullError);
    vi.restoreAllMocks();
    expect(await imageHashes()).toEqual(['a']);
    expect(await readOriginal('a')).toBeDefined();
    expect(await db.originals.count()).toBe(1);
    expect(await db.thumbnails.count()).toBe(1);
    await addImages([image('b')]);
    expect(await countImages()).toBe(2);
  });

  it('tells a full disk from another failure', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Something else.', 'DataError');
    });
    await expect(addImages([image('b')])).rejects.not.toThrow(StorageFullError);
  });
});

describe('classes', () => {
  it('adds and renames; names are unique whatever their case', async () => {
    await addClass(' Cat ');
    const dog = await addClass('dog');
    await expect(addClass('CAT')).rejects.toThrow('already a class called CAT');
    await expect(addClass('  ')).rejects.toThrow('needs a name');
    await expect(renameClass(dog.id, 'cat')).rejects.toThrow('already');
    await renameClass(dog.id, 'Dog');
    expect((await listClasses()).map(({ name }) => name)).toEqual(['Cat', 'Dog']);
  });

  it('finds the classes of folders, and makes those that are missing', async () => {
    const cat = await addClass('cat');
    const found = await ensureClasses(['Cat', 'dog', 'dog']);
    expect(found.get('Cat')!.id).toBe(cat.id);
    expect((await listClasses()).map(({ name }) => name)).toEqual(['cat', 'dog']);
  });

  it('moves the images of a deleted class to the unlabelled tray, and undoes it', async () => {
    const cat = await addClass('cat');
    await addImages([image('a', { classId: cat.id }), image('b', { classId: 'dog' })]);
    const deleted = await deleteClass(cat.id);
    expect(await listClasses()).toEqual([]);
    expect(await imageHashes({ classId: UNLABELLED, split: 'none' })).toEqual(['a']);
    await restoreClass(deleted!);
    expect(await imageHashes({ classId: cat.id, split: 'train' })).toEqual(['a']);
    expect(await listClasses()).toEqual([cat]);
    expect(await deleteClass('gone')).toBeUndefined();
  });

  it('deletes of several classes those without an image', async () => {
    const [cat, dog, cow] = await Promise.all(['cat', 'dog', 'cow'].map(addClass));
    await addImages([image('a', { classId: cat!.id })]);
    await deleteEmptyClasses([cat!.id, dog!.id]);
    expect((await listClasses()).map(({ name }) => name)).toEqual(['cat', 'cow']);
    expect(await imageHashes({ classId: cat!.id, split: 'train' })).toEqual(['a']);
    expect((await listClasses()).at(-1)!.id).toBe(cow!.id);
  });
});

describe('rejections', () => {
  it('keeps those of the last import', async () => {
    const of = (path: string) => ({
      path,
      reason: 'empty' as const,
      message: 'The file is empty.',
    });
    await replaceRejections([of('a'), of('b')]);
    await replaceRejections([of('c'), of('d'), of('e')]);
    expect(await countRejections()).toBe(3);
    expect((await listRejections(1, 1)).map(({ path }) => path)).toEqual(['d']);
  });

  it('restores a class beside a new one of its name under another name, with its images', async () => {
    const first = await addClass('cats');
    const dogs = await addClass('dogs');
    await addImages([image('a', { classId: first.id })]);
    const deleted = await deleteClass(first.id);
    await addClass('Cats');
    const restored = await restoreClass(deleted!);
    expect(restored).toMatchObject({ id: first.id, name: 'cats (2)' });
    expect((await listClasses()).map(({ name }) => name)).toEqual(['cats (2)', 'dogs', 'Cats']);
    expect(await imageHashes({ classId: first.id })).toEqual(['a']);
    // The last class's place is taken by a class that was added after its deletion.
    const later = await deleteClass((await listClasses()).at(-1)!.id);
    await addClass('birds');
    await restoreClass(later!);
    const positions = (await listClasses()).map(({ position }) => position);
    expect(new Set(positions).size).toBe(4);
    expect(dogs.position).toBe(1);
  });
});
