import { describe, expect, it } from 'vitest';
import { SPLITS, type Split } from '../dataset/dataset';
import { splitImages, type Splittable } from './split';

const settings = { seed: 7, fractions: { train: 0.7, validation: 0.15, test: 0.15 } };

/** A hash that looks like one: distinct, and not in the order of `i`. */
const hashOf = (i: number) =>
  Math.imul(i + 1, 0x9e3779b1)
    .toString(16)
    .padStart(9, '0');

function picture(i: number, classId: string, more: Partial<Splittable> = {}): Splittable {
  const hash = hashOf(i);
  return { hash, classId, groupId: hash, pinnedSplit: null, ...more };
}

const pictures = (count: number, classId: string, from = 0) =>
  Array.from({ length: count }, (_, i) => picture(from + i, classId));

function tally(images: Splittable[], result: Map<string, Split>): Record<Split, number> {
  const counts = { train: 0, validation: 0, test: 0 };
  for (const { hash } of images) counts[result.get(hash)!]++;
  return counts;
}

describe('splitImages', () => {
  it('gives every class the fractions asked for', () => {
    const cats = pictures(200, 'cat');
    const dogs = pictures(40, 'dog', 1000);
    const result = splitImages([...cats, ...dogs], settings);
    expect(tally(cats, result)).toEqual({ train: 140, validation: 30, test: 30 });
    expect(tally(dogs, result)).toEqual({ train: 28, validation: 6, test: 6 });
  });

  it('depends on the seed and on nothing else, not even on the order of the pictures', () => {
    const images = pictures(100, 'cat');
    const result = splitImages(images, settings);
    expect(splitImages([...images].reverse(), settings)).toEqual(result);
    const reseeded = splitImages(images, { ...settings, seed: 8 });
    const moved = images.filter(({ hash }) => reseeded.get(hash) !== result.get(hash));
    expect(moved.length).toBeGreaterThan(20);
  });

  it('never lets a group straddle two parts, even across classes', () => {
    const images = pictures(300, 'cat').map((image, i) => ({
      ...image,
      classId: i % 3 ? 'cat' : 'dog',
      groupId: `near:${Math.floor(i / 4)}`,
    }));
    const result = splitImages(images, settings);
    const parts = new Map<string, Set<Split>>();
    for (const { hash, groupId } of images) {
      parts.set(groupId, (parts.get(groupId) ?? new Set()).add(result.get(hash)!));
    }
    expect([...parts.values()].every((of) => of.size === 1)).toBe(true);
    expect(tally(images, result).train).toBeGreaterThan(200);
    expect(tally(images, result).train).toBeLessThan(220);
  });

  it('moves few pictures when some are added', () => {
    const before = pictures(1000, 'cat');
    const first = splitImages(before, settings);
    const second = splitImages([...before, ...pictures(100, 'cat', 5000)], settings);
    const moved = before.filter(({ hash }) => first.get(hash) !== second.get(hash));
    expect(moved.length).toBeLessThan(40);
  });

  it('puts at least one picture of a small class into each part', () => {
    for (let count = 3; count < 12; count++) {
      const images = pictures(count, 'cat');
      const { train, validation, test } = tally(images, splitImages(images, settings));
      expect([count, Math.min(train, validation, test)]).toEqual([count, 1]);
    }
  });

  it('keeps the parts the folders made and deals out the rest', () => {
    const images = [
      ...pictures(50, 'cat').map((image) => ({ ...image, pinnedSplit: 'train' as const })),
      ...pictures(20, 'cat', 100).map((image) => ({
        ...image,
        pinnedSplit: 'validation' as const,
      })),
      ...pictures(10, 'cat', 200).map((image) => ({ ...image, pinnedSplit: 'test' as const })),
      ...pictures(20, 'cat', 300),
    ];
    const result = splitImages(images, settings);
    for (const { hash, pinnedSplit } of images) {
      if (pinnedSplit) expect(result.get(hash)).toBe(pinnedSplit);
    }
    expect(tally(images.slice(80), result)).toEqual({ train: 14, validation: 3, test: 3 });
  });

  it('takes a part that the folders did not make from their training pictures', () => {
    const train = pictures(85, 'cat').map((image) => ({ ...image, pinnedSplit: 'train' as const }));
    const test = pictures(30, 'cat', 500).map((image) => ({
      ...image,
      pinnedSplit: 'test' as const,
    }));
    const result = splitImages([...train, ...test], settings);
    expect(tally(train, result)).toEqual({ train: 70, validation: 15, test: 0 });
    expect(tally(test, result)).toEqual({ train: 0, validation: 0, test: 30 });
  });

  it('takes it class by class: a recording of one class makes no part of another', () => {
    const folder = pictures(85, 'dog', 1000).map((image) => ({
      ...image,
      pinnedSplit: 'train' as const,
    }));
    const recording = SPLITS.map((pinnedSplit, n) => picture(n, 'cat', { pinnedSplit }));
    const result = splitImages([...folder, ...recording], settings);
    const { validation, test } = tally(folder, result);
    expect([validation, test]).toEqual([13, 13]);
  });

  it('lets near-duplicates follow a picture that is pinned, the test set first', () => {
    const images = [
      ...pictures(20, 'cat', 50).map((image) => ({ ...image, pinnedSplit: 'train' as const })),
      picture(1, 'cat', { groupId: 'near:1', pinnedSplit: 'train' }),
      picture(2, 'cat', { groupId: 'near:1', pinnedSplit: 'test' }),
      picture(3, 'cat', { groupId: 'near:1' }),
    ];
    const result = splitImages(images, settings);
    expect([1, 2, 3].map((i) => result.get(hashOf(i)))).toEqual(['test', 'test', 'test']);
  });

  it('passes over a folder called test that holds the whole dataset', () => {
    const images = pictures(100, 'cat').map((image) => ({
      ...image,
      pinnedSplit: 'test' as const,
    }));
    expect(tally(images, splitImages(images, settings))).toEqual({
      train: 70,
      validation: 15,
      test: 15,
    });
  });

  it('leaves unlabelled pictures out', () => {
    expect(splitImages(pictures(5, 'unlabelled'), settings).size).toBe(0);
  });
});
