import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SPLIT, defaultRecipe } from '../domain/recipe/recipe';
import { db } from './db';
import { deleteImages } from './deletedImages';
import { countByClass, imageHashes } from './images';
import { setSetting } from './settings';

beforeEach(() => db.delete({ disableAutoOpen: false }));

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

function secondVersion(): Dexie {
  const second = new Dexie('mask-studio');
  second.version(2).stores({ settings: 'key', runs: 'id, createdAt, status' });
  return second;
}

it('merges the two stored recipes of the second version into one row, by family', async () => {
  const second = secondVersion();
  const [cnn, mobilenetv2] = [defaultRecipe('cnn', 5), defaultRecipe('mobilenetv2', 6)];
  await second.table('settings').bulkAdd([
    { key: 'recipe', value: mobilenetv2 },
    { key: 'recipeAside', value: cnn },
    { key: 'split', value: { seed: 3 } },
  ]);
  second.close();

  expect(await db.settings.toArray()).toEqual([
    { key: 'recipes', value: { chosen: ['mobilenetv2'], byKind: { cnn, mobilenetv2 } } },
    { key: 'split', value: { seed: 3 } },
  ]);
});

it('lets runs of the second version say the split that their images have', async () => {
  const second = secondVersion();
  const fractions = { train: 0.5, validation: 0.25, test: 0.25 };
  const recipe = { ...defaultRecipe('cnn', 3), version: 1, split: DEFAULT_SPLIT };
  await second.table('settings').add({ key: 'split', value: { seed: 9, fractions } });
  await second.table('runs').add({ id: 'a', recipe });
  second.close();

  expect((await db.runs.get('a'))?.recipe).toEqual({
    ...recipe,
    version: 2,
    split: { ...fractions, seed: 9 },
  });
});

it('has what it says is stored on the disk', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await setSetting('split', { seed: 2, fractions: DEFAULT_SPLIT });
  await deleteImages(['a']);
  const written = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(written.length).toBeGreaterThanOrEqual(2);
  expect(new Set(written.map(([, , options]) => options?.durability))).toEqual(new Set(['strict']));
});

it('keeps the runs of the fifth version, and has no experiments yet', async () => {
  const fifth = new Dexie('mask-studio');
  fifth.version(5).stores({ runs: 'id, createdAt, status' });
  await fifth.table('runs').bulkAdd([{ id: 'a', experiment: { id: 'e' } }, { id: 'b' }]);
  fifth.close();

  expect(await db.runs.toCollection().primaryKeys()).toEqual(['a', 'b']);
  expect(await db.runs.where('experiment.id').equals('e').primaryKeys()).toEqual(['a']);
  expect(await db.experiments.count()).toBe(0);
});

it('calls the seconds of a run’s evaluation so, once', async () => {
  const fourth = new Dexie('mask-studio');
  fourth.version(4).stores({ runs: 'id, createdAt, status' });
  const seconds = { prepare: 3, train: 48, judge: 2 };
  await fourth.table('runs').bulkAdd([{ id: 'a', seconds }, { id: 'damaged' }]);
  fourth.close();

  const migrated = { prepare: 3, train: 48, evaluate: 2 };
  expect((await db.runs.get('a'))?.seconds).toEqual(migrated);
  expect(await db.runs.get('damaged')).toEqual({ id: 'damaged' });
  db.close();
  await db.open();
  expect((await db.runs.get('a'))?.seconds).toEqual(migrated);
});
