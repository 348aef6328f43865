import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImageRecord, Split } from '../../domain/dataset/dataset';
import { defaultRecipe } from '../../domain/recipe/recipe';
import { DEFAULT_SPLIT_SETTINGS, divideImages, recipeSplitOf } from '../../domain/split/split';
import { db } from '../../storage/db';
import { getSnapshot } from '../../storage/runs';
import { createRun } from './createRun';

const image = (classId: string, n: number): ImageRecord => ({
  ...{ hash: `${classId}${n}`.padEnd(64, 'x'), path: `${classId}/${n}.jpg`, classId },
  ...{ split: 'none', pinnedSplit: null, groupId: `g${classId}${Math.floor(n / 2)}` },
  ...{ perceptualHash: '0'.repeat(64), width: 96, height: 96, byteLength: 8 },
  ...{ mimeType: 'image/jpeg', source: 'photograph', addedAt: 0 },
});
const images = ['a', 'b'].flatMap((classId) =>
  Array.from({ length: 40 }, (_, n) => image(classId, n)),
);
const splitsOf = (items: readonly { hash: string; split: Split | 'none' }[]) =>
  Object.fromEntries(items.map(({ hash, split }) => [hash, split]));

const datasetSplit = { ...DEFAULT_SPLIT_SETTINGS, seed: 5 };
const stored = divideImages(images, datasetSplit);

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.classes.bulkAdd(['a', 'b'].map((id, position) => ({ id, name: id, position })));
  await db.images.bulkAdd(stored);
  await db.settings.put({ key: 'split', value: datasetSplit });
});

describe('a new run', () => {
  it('uses the stored split where the recipe has the dataset’s split settings', async () => {
    const recipe = { ...defaultRecipe('cnn'), split: recipeSplitOf(datasetSplit) };
    const run = await createRun(recipe);
    const snapshot = (await getSnapshot(run.snapshotHash))!;
    expect(splitsOf(snapshot.items)).toEqual(splitsOf(stored));
    expect(snapshot.items[0]).toMatchObject({ groupId: 'ga0', pinnedSplit: null });
  });

  it('gets its own snapshot where the recipe has other split settings, and the stored split is unchanged', async () => {
    const split = { train: 0.6, validation: 0.2, test: 0.2, seed: 7 };
    const run = await createRun({ ...defaultRecipe('cnn'), split });
    const { items } = (await getSnapshot(run.snapshotHash))!;
    const { seed, ...fractions } = split;
    expect(splitsOf(items)).toEqual(splitsOf(divideImages(images, { seed, fractions })));
    expect(splitsOf(items)).not.toEqual(splitsOf(stored));
    expect(splitsOf(await db.images.toArray())).toEqual(splitsOf(stored));
    expect(run.recipe.split).toEqual(split);
  });
});
