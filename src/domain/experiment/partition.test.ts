import { describe, expect, it } from 'vitest';
import type { Splittable } from '../split/split';
import { EXPERIMENT_PRESETS, type ExperimentPlan } from './plan';
import { planSplits, runSeed, type PlannedSplit } from './partition';
import type { ResamplingPlan } from './planCheck';

const hashOf = (i: number) =>
  Math.imul(i + 1, 0x9e3779b1)
    .toString(16)
    .padStart(9, '0');

const makeImages = (count: number, classId: string, from = 0, groupSize = 1): Splittable[] =>
  Array.from({ length: count }, (_, i) => ({
    hash: hashOf(from + i),
    classId,
    groupId: `${classId}${Math.floor(i / groupSize)}`,
    pinnedSplit: null,
  }));

const classes = [
  { id: 'cat', name: 'Cats' },
  { id: 'dog', name: 'Dogs' },
];
const cats = makeImages(100, 'cat');
const dogs = makeImages(40, 'dog', 1000);
const images = [...cats, ...dogs];
const folds = (k: number, repeats = 1): ResamplingPlan => ({ kind: 'folds', folds: k, repeats });
const plan = (of: readonly Splittable[], how: ResamplingPlan, seed = 1) =>
  planSplits(of, classes, how, seed);
const count = ({ splits }: PlannedSplit, of: readonly Splittable[], split: string) =>
  of.filter(({ hash }) => splits.get(hash) === split).length;

describe('folds', () => {
  it.each([2, 3, 5, 10])('%i of them test each image once in each repeat', (k) => {
    const runs = plan(images, folds(k, 2));
    expect(runs.map(({ repeat, fold }) => [repeat, fold])).toEqual(
      [1, 2].flatMap((repeat) => Array.from({ length: k }, (_, i) => [repeat, i + 1])),
    );
    for (const { hash } of images) {
      for (const repeat of [1, 2]) {
        const tested = runs.filter((r) => r.repeat === repeat && r.splits.get(hash) === 'test');
        expect(tested).toHaveLength(1);
      }
      // In the other folds it is trained or validated on.
      expect(runs.every(({ splits }) => splits.has(hash))).toBe(true);
    }
  });

  it('are stratified, and validation is 15% of the rest of each class', () => {
    for (const run of plan(images, folds(5))) {
      expect([count(run, cats, 'test'), count(run, dogs, 'test')]).toEqual([20, 8]);
      expect([count(run, cats, 'validation'), count(run, dogs, 'validation')]).toEqual([12, 5]);
      expect([count(run, cats, 'train'), count(run, dogs, 'train')]).toEqual([68, 27]);
    }
  });

  it('keep the groups together, and are near in size', () => {
    const grouped = [
      ...makeImages(96, 'cat', 0, 4),
      ...makeImages(60, 'dog', 1000, 3),
      ...makeImages(31, 'cat', 5000),
    ];
    for (const run of plan(grouped, folds(5, 3))) {
      const parts = new Map<string, string>();
      for (const { hash, groupId } of grouped) {
        const part = run.splits.get(hash)!;
        expect(parts.get(groupId) ?? part).toBe(part);
        parts.set(groupId, part);
      }
      expect(Math.abs(count(run, grouped, 'test') - grouped.length / 5)).toBeLessThan(5);
    }
  });

  it('depend on the seed, and on no order of the images', () => {
    expect(plan([...images].reverse(), folds(5, 2))).toEqual(plan(images, folds(5, 2)));
    expect(plan(images, folds(5), 2)).not.toEqual(plan(images, folds(5)));
    const [first, second] = [1, 2].map((repeat) =>
      plan(images, folds(5, 2)).filter((run) => run.repeat === repeat),
    );
    expect(first!.map(({ splits }) => splits)).not.toEqual(second!.map(({ splits }) => splits));
  });

  it('leave out unlabelled images and those that the user pinned to test, with their groups', () => {
    const pinned: Splittable[] = makeImages(10, 'cat', 5000).map((image, i) => ({
      ...image,
      groupId: `pinned${i}`,
      pinnedSplit: 'test',
    }));
    const near: Splittable = { ...makeImages(1, 'cat', 6000)[0]!, groupId: 'pinned3' };
    const trained: Splittable = {
      ...makeImages(1, 'cat', 6001)[0]!,
      groupId: 'own',
      pinnedSplit: 'train',
    };
    const unlabelled = makeImages(5, 'unlabelled', 7000);
    const runs = plan([...images, ...pinned, near, trained, ...unlabelled], folds(5));
    for (const { splits } of runs) {
      for (const { hash } of [...pinned, near, ...unlabelled]) expect(splits.has(hash)).toBe(false);
      expect(splits.has(trained.hash)).toBe(true);
    }
    // A folder that is called `test`, and holds everything, pins nothing.
    const all = images.map((image): Splittable => ({ ...image, pinnedSplit: 'test' }));
    expect(plan(all, folds(5))).toEqual(plan(images, folds(5)));
  });

  it('are refused where a class has fewer groups', () => {
    const few = [...cats, ...makeImages(12, 'dog', 1000, 3)];
    expect(() => plan(few, folds(5))).toThrow(
      '5 folds need at least 5 groups of images in each class, and Dogs has 4. An image that shares no near-duplicate, person or session with others is a group of its own. Choose fewer folds, or add images.',
    );
    expect(plan(few, folds(4))).toHaveLength(4);
    expect(() => plan(cats, folds(2))).toThrow(
      '2 folds need at least 4 groups of images in each class, and Dogs has 0.',
    );
  });

  it.each([1, 11, 2.5])('are refused at %d', (k) => {
    expect(() => plan(images, folds(k))).toThrow('between 2 and 10');
  });

  it('are dealt where each group holds both classes, as a person with and without a mask', () => {
    const people = [...makeImages(12, 'cat'), ...makeImages(12, 'dog', 1000)].map((image, i) => ({
      ...image,
      groupId: `person:${i % 12}`,
    }));
    for (const run of plan(people, folds(4))) {
      const [ofCats, ofDogs] = [people.slice(0, 12), people.slice(12)];
      expect([count(run, ofCats, 'test'), count(run, ofDogs, 'test')]).toEqual([3, 3]);
      for (let i = 0; i < 12; i++) {
        expect(run.splits.get(ofCats[i]!.hash)).toBe(run.splits.get(ofDogs[i]!.hash));
      }
    }
    expect(() => plan(people.slice(0, 13), folds(2))).toThrow('Dogs has 1');
  });

  it('have 5×2 as a preset', () => {
    const runs = plan(images, EXPERIMENT_PRESETS.fiveByTwo);
    expect(runs).toHaveLength(10);
    for (const run of runs) expect(count(run, images, 'test')).toBe(70);
  });

  it('train and validate on each class with the fewest groups that are allowed', () => {
    for (const k of [2, 3, 4]) {
      const needed = Math.max(k, k === 2 ? 4 : 3);
      const least = [...makeImages(needed, 'cat'), ...makeImages(needed, 'dog', 1000)];
      for (const run of plan(least, folds(k, 3))) {
        for (const part of ['train', 'validation', 'test']) {
          for (const classId of ['cat', 'dog']) {
            const own = least.filter((image) => image.classId === classId);
            expect(count(run, own, part)).toBeGreaterThan(0);
          }
        }
      }
    }
  });
});

describe('random splits', () => {
  const resampled: ExperimentPlan = { kind: 'resampled', repeats: 4, test: 0.2 };

  it('hold out their share of each class, another one each time', () => {
    const runs = plan(images, resampled);
    expect(runs.map(({ repeat, fold }) => [repeat, fold])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
    for (const run of runs) {
      expect([count(run, cats, 'test'), count(run, dogs, 'test')]).toEqual([20, 8]);
      expect([count(run, cats, 'validation'), count(run, dogs, 'validation')]).toEqual([12, 5]);
    }
    expect(new Set(runs.map(({ splits }) => JSON.stringify([...splits].sort()))).size).toBe(4);
    expect(plan(images, resampled)).toEqual(runs);
  });

  it('are refused where a class has too few groups, or the share is none', () => {
    expect(() => plan([...cats, ...makeImages(6, 'dog', 1000, 3)], resampled)).toThrow(
      'Dogs has 2',
    );
    expect(() => plan(images, { ...resampled, test: 0 })).toThrow('test images');
    expect(() => plan(images, { ...resampled, repeats: 0 })).toThrow('at least 1');
  });
});

it('each run has a seed of its own, within range', () => {
  expect([0, 1, 2].map((index) => runSeed(7, index))).toEqual([7, 8, 9]);
  expect(runSeed(2 ** 31 - 1, 1)).toBe(0);
});
