import { describe, expect, it } from 'vitest';
import { SPLITS, type Split } from '../dataset/dataset';
import { splitImages, type Splittable } from './split';

const settings = { seed: 7, fractions: { train: 0.7, validation: 0.15, test: 0.15 } };

/** As varied as a real hash: distinct, and not in the order of `i`. */
const hashOf = (i: number) =>
  Math.imul(i + 1, 0x9e3779b1)
    .toString(16)
    .padStart(9, '0');

function makeImage(i: number, classId: string, more: Partial<Splittable> = {}): Splittable {
  const hash = hashOf(i);
  return { hash, classId, groupId: hash, pinnedSplit: null, ...more };
}

const makeImages = (count: number, classId: string, from = 0) =>
  Array.from({ length: count }, (_, i) => makeImage(from + i, classId));

function tally(images: Splittable[], result: Map<string, Split>): Record<Split, number> {
  const counts = { train: 0, validation: 0, test: 0 };
  for (const { hash } of images) counts[result.get(hash)!]++;
  return counts;
}

describe('splitImages', () => {
  it('gives every class the fractions asked for', () => {
    const cats = makeImages(200, 'cat');
    const dogs = makeImages(40, 'dog', 1000);
    const result = splitImages([...cats, ...dogs], settings);
    expect(tally(cats, result)).toEqual({ train: 140, validation: 30, test: 30 });
    expect(tally(dogs, result)).toEqual({ train: 28, validation: 6, test: 6 });
  });

  it('depends on the seed and on nothing else, not even on the order of the images', () => {
    const images = makeImages(100, 'cat');
    const result = splitImages(images, settings);
    expect(splitImages([...images].reverse(), settings)).toEqual(result);
    const reseeded = splitImages(images, { ...settings, seed: 8 });
    const moved = images.filter(({ hash }) => reseeded.get(hash) !== result.get(hash));
    expect(moved.length).toBeGreaterThan(20);
  });

  it('never lets a group straddle two parts, even across classes', () => {
    const images = makeImages(300, 'cat').map((image, i) => ({
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

  it('moves few images when some are added', () => {
    const before = makeImages(1000, 'cat');
    const first = splitImages(before, settings);
    const second = splitImages([...before, ...makeImages(100, 'cat', 5000)], settings);
    const moved = before.filter(({ hash }) => first.get(hash) !== second.get(hash));
    expect(moved.length).toBeLessThan(40);
  });

  it('puts at least one image of a small class into each part', () => {
    for (let count = 3; count < 12; count++) {
      const images = makeImages(count, 'cat');
      const { train, validation, test } = tally(images, splitImages(images, settings));
      expect([count, Math.min(train, validation, test)]).toEqual([count, 1]);
    }
  });

  it('keeps the parts the folders made and deals out the rest', () => {
    const images = [
      ...makeImages(50, 'cat').map((image) => ({ ...image, pinnedSplit: 'train' as const })),
      ...makeImages(20, 'cat', 100).map((image) => ({
        ...image,
        pinnedSplit: 'validation' as const,
      })),
      ...makeImages(10, 'cat', 200).map((image) => ({ ...image, pinnedSplit: 'test' as const })),
      ...makeImages(20, 'cat', 300),
    ];
    const result = splitImages(images, settings);
    for (const { hash, pinnedSplit } of images) {
      if (pinnedSplit) expect(result.get(hash)).toBe(pinnedSplit);
    }
    expect(tally(images.slice(80), result)).toEqual({ train: 14, validation: 3, test: 3 });
  });

  it('takes a part that the folders did not make from their training images', () => {
    const train = makeImages(85, 'cat').map((image) => ({
      ...image,
      pinnedSplit: 'train' as const,
    }));
    const test = makeImages(30, 'cat', 500).map((image) => ({
      ...image,
      pinnedSplit: 'test' as const,
    }));
    const result = splitImages([...train, ...test], settings);
    expect(tally(train, result)).toEqual({ train: 70, validation: 15, test: 0 });
    expect(tally(test, result)).toEqual({ train: 0, validation: 0, test: 30 });
  });

  it('takes it class by class: a recording of one class makes no part of another', () => {
    const folder = makeImages(85, 'dog', 1000).map((image) => ({
      ...image,
      pinnedSplit: 'train' as const,
    }));
    const recording = SPLITS.map((pinnedSplit, n) => makeImage(n, 'cat', { pinnedSplit }));
    const result = splitImages([...folder, ...recording], settings);
    const { validation, test } = tally(folder, result);
    expect([validation, test]).toEqual([13, 13]);
  });

  it('lets near-duplicates follow an image that is pinned, the test set first', () => {
    const images = [
      ...makeImages(20, 'cat', 50).map((image) => ({ ...image, pinnedSplit: 'train' as const })),
      makeImage(1, 'cat', { groupId: 'near:1', pinnedSplit: 'train' }),
      makeImage(2, 'cat', { groupId: 'near:1', pinnedSplit: 'test' }),
      makeImage(3, 'cat', { groupId: 'near:1' }),
    ];
    const result = splitImages(images, settings);
    expect([1, 2, 3].map((i) => result.get(hashOf(i)))).toEqual(['test', 'test', 'test']);
  });

  it('passes over a folder called test that holds the whole dataset', () => {
    const images = makeImages(100, 'cat').map((image) => ({
      ...image,
      pinnedSplit: 'test' as const,
    }));
    expect(tally(images, splitImages(images, settings))).toEqual({
      train: 70,
      validation: 15,
      test: 15,
    });
  });

  it('leaves unlabelled images out', () => {
    expect(splitImages(makeImages(5, 'unlabelled'), settings).size).toBe(0);
  });
});
