import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { ImageRecord } from '../../domain/dataset/dataset';
import { splitCounts, trainingOnly } from '../../domain/dataset/snapshot';
import { EXPERIMENT_PRESETS } from '../../domain/experiment/plan';
import { defaultRecipe } from '../../domain/recipe/recipe';
import { DEFAULT_SPLIT_SETTINGS, divideImages, recipeSplitOf } from '../../domain/split/split';
import { db } from '../../storage/db';
import { getExperiment, runsOfExperiment, setThresholdRule } from '../../storage/experiments';
import { getSnapshot } from '../../storage/runs';
import { createExperiments } from './createExperiments';
import { english } from '../../texts/message';

const image = (classId: string, n: number): ImageRecord => ({
  ...{ hash: `${classId}${n}`.padEnd(64, 'x'), path: `${classId}/${n}.jpg`, classId },
  // Images 0 and 1, 2 and 3 … are near-duplicates.
  ...{ split: 'none', pinnedSplit: null, groupId: `g${classId}${Math.floor(n / 2)}` },
  ...{ perceptualHash: '0'.repeat(64), width: 96, height: 96, byteLength: 8 },
  ...{ mimeType: 'image/jpeg', source: 'photograph', addedAt: 0 },
});
const images = ['a', 'b'].flatMap((classId) =>
  Array.from({ length: 20 }, (_, n) => image(classId, n)),
);
const pinned = images[0]!.hash;
images[0]!.pinnedSplit = 'test';

const datasetSplit = { ...DEFAULT_SPLIT_SETTINGS, seed: 5 };
const cnn = { ...defaultRecipe('cnn', 3), split: recipeSplitOf(datasetSplit) };
const compact = { ...defaultRecipe('compact-cnn', 7), split: recipeSplitOf(datasetSplit) };

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.classes.bulkAdd(['a', 'b'].map((id, position) => ({ id, name: id, position })));
  await db.images.bulkAdd(divideImages(images, datasetSplit));
  await db.settings.put({ key: 'split', value: datasetSplit });
});

const storedRuns = async (id: string) =>
  await Promise.all(
    (await runsOfExperiment(id)).map(async (run) => ({
      run,
      items: (await getSnapshot(run.snapshotHash))!.items,
    })),
  );

it('creates a run for each fold, tested on its images, with seeds that count up', async () => {
  const [created] = await createExperiments([cnn], EXPERIMENT_PRESETS.foldTwice, false);
  const stored = await storedRuns(created!.id);
  expect(stored.map(({ run }) => run.id)).toEqual(created!.runIds);
  expect(stored.map(({ run }) => run.recipe.seed)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  for (const repeat of [1, 2]) {
    const tested = stored
      .filter(({ run }) => run.experiment.repeat === repeat)
      .flatMap(({ items }) => items.filter(({ split }) => split === 'test'));
    // Each image once, but the pinned one with its near-duplicate.
    expect(new Set(tested.map(({ hash }) => hash)).size).toBe(38);
    expect(tested).toHaveLength(38);
    expect(tested.map(({ hash }) => hash)).not.toContain(pinned);
  }
  const [{ run, items } = stored[0]!] = stored;
  const { seed, train, validation, test } = run.recipe.split;
  expect(seed).toBe(5);
  expect(train + validation + test).toBeCloseTo(1, 9);
  expect(test).toBeCloseTo(items.filter(({ split }) => split === 'test').length / 38, 9);
  expect(english(run!.name)).toBe('CNN · 128 px · 5-fold ×2 · 1.1');
  expect(run).toMatchObject({
    status: 'queued',
    experiment: { id: created!.id, repeat: 1, fold: 1, augmentationSeed: 3, keepsWeights: false },
  });
  const record = (await getExperiment(created!.id))!;
  expect(record).toMatchObject({ splitSeed: 5, augmentationSeed: 3, recipe: cnn });
  expect(record.groups).toHaveLength(40);
  // What no fold has is what the final model is tested on.
  expect(record.keptOut?.map(({ hash, split, classIndex }) => [hash, split, classIndex])).toEqual([
    [pinned, 'test', 0],
    [images[1]!.hash, 'test', 0],
  ]);
  const final = await trainingOnly((await getSnapshot(run.snapshotHash))!, record.keptOut!);
  expect(splitCounts(final)).toEqual({ train: 38, validation: 0, test: 2 });
});

it('creates a run for each random split, with a fifth to test on, groups whole and pinned images in none', async () => {
  const [created] = await createExperiments([cnn], EXPERIMENT_PRESETS.resampled, false);
  const stored = await storedRuns(created!.id);
  expect(stored).toHaveLength(10);
  expect(new Set(stored.map(({ run }) => run.snapshotHash)).size).toBe(10);
  for (const { items } of stored) {
    // Each group in one split.
    const places = new Set(items.map(({ groupId, split }) => `${groupId} ${split}`));
    expect(places.size).toBe(19);
    // Of 18 and 20 images, in groups of two.
    for (const classIndex of [0, 1]) {
      const tested = items.filter((i) => i.classIndex === classIndex && i.split === 'test');
      expect(tested).toHaveLength(4);
    }
    expect(items).toHaveLength(38);
    expect(items.map(({ hash }) => hash)).not.toContain(pinned);
  }
  expect(english(stored[2]!.run.name)).toBe('CNN · 128 px · 10 splits · 3');
  expect((await getExperiment(created!.id))!.keptOut).toHaveLength(2);
});

it('gives all recipes the same folds', async () => {
  const [first, second] = await createExperiments([cnn, compact], EXPERIMENT_PRESETS.fold, true);
  const hashes = async (id: string) =>
    (await runsOfExperiment(id)).map(({ snapshotHash }) => snapshotHash);
  expect(await hashes(first!.id)).toEqual(await hashes(second!.id));
  expect(new Set(await hashes(first!.id)).size).toBe(5);
  expect(await db.snapshots.count()).toBe(5);
});

it('repeats seeds on the dataset’s own split', async () => {
  const [created] = await createExperiments([cnn], EXPERIMENT_PRESETS.seeds, false);
  const stored = await storedRuns(created!.id);
  const splits = Object.fromEntries((await db.images.toArray()).map((i) => [i.hash, i.split]));
  for (const { run, items } of stored) {
    expect(run.recipe.split).toEqual(cnn.split);
    expect(Object.fromEntries(items.map((i) => [i.hash, i.split]))).toEqual(splits);
  }
  expect(stored.map(({ run }) => run.experiment.repeat)).toEqual([1, 2, 3]);
});

it('refuses more folds than a class has groups, and stores nothing', async () => {
  const folds = { kind: 'folds', folds: 10, repeats: 1 } as const;
  await expect(createExperiments([cnn], folds, false)).rejects.toThrow(
    '10 folds need at least 10 groups of images in each class, and a has 9.',
  );
  expect(await db.experiments.count()).toBe(0);
  expect(await db.runs.count()).toBe(0);
});

it('keeps the group of a pinned image out of the final model where seeds vary; pins of all images are none', async () => {
  const [created] = await createExperiments([cnn], { kind: 'seeds', repeats: 2 }, false);
  const [first] = await storedRuns(created!.id);
  const snapshot = (await getSnapshot(first!.run.snapshotHash))!;
  const final = await trainingOnly(snapshot, []);
  const tested = final.items.filter(({ split }) => split === 'test');
  expect(tested.map(({ groupId }) => groupId)).toEqual(['ga0', 'ga0']);
  const all = snapshot.items.map((item) => ({ ...item, pinnedSplit: 'test' as const }));
  expect(splitCounts(await trainingOnly({ ...snapshot, items: all }, []))).toMatchObject({
    ...{ train: 40, test: 0 },
  });
});

it('gives new experiments the threshold rule of those that they are compared with', async () => {
  const plan = EXPERIMENT_PRESETS.foldTwice;
  const [earlier] = await createExperiments([cnn], plan, false);
  await setThresholdRule([earlier!.id], { kind: 'f1' });
  const [same] = await createExperiments([compact], plan, false);
  const [other] = await createExperiments([compact], { ...plan, repeats: 1 }, false);
  expect((await getExperiment(same!.id))!.thresholdRule).toEqual({ kind: 'f1' });
  expect((await getExperiment(other!.id))!.thresholdRule).toBeUndefined();
});
