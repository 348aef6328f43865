import { describe, expect, it } from 'vitest';
import { slicesOf, type SlicedImage } from './slices';
import { wilsonInterval } from './statistics';

const image = (i: number, facts: Partial<SlicedImage> = {}): SlicedImage => ({
  ...{ hash: `h${i}`, path: `${i % 2 ? 'a' : 'b'}/${i}.jpg`, truth: i % 2 },
  ...{ isCorrect: true, pixels: 100 * 100, ...facts },
});
const images = (count: number, factsOf: (i: number) => Partial<SlicedImage>) =>
  Array.from({ length: count }, (_, i) => image(i, factsOf(i)));

describe('slicesOf', () => {
  it('puts the part in which a model fails first, with its interval and gap', () => {
    // Class 1 is right in half of its cases, class 0 always.
    const [first, ...rest] = slicesOf(images(120, (i) => ({ isCorrect: i % 4 !== 1 })));
    expect(first).toMatchObject({
      key: { by: 'class', truth: 1 },
      ...{ correct: 30, accuracy: 0.5, gap: -0.25, isSmall: false },
      interval: wilsonInterval(30, 60),
    });
    expect(first!.hashes).toHaveLength(60);
    // All images are of one size, and the folders are the classes.
    expect(rest.map(({ key }) => key.by)).toEqual(['class']);
  });

  it('cuts sizes and brightness into thirds, with equal values together', () => {
    const slices = slicesOf(
      images(90, (i) => ({ pixels: i < 50 ? 400 : 1000 + i, brightness: i, isCorrect: i >= 30 })),
    );
    const of = (by: string) => slices.filter(({ key }) => key.by === by);
    expect(of('brightness').map(({ key, hashes }) => ({ ...key, n: hashes.length }))).toEqual([
      { by: 'brightness', least: 0, most: 29, n: 30 },
      { by: 'brightness', least: 30, most: 59, n: 30 },
      { by: 'brightness', least: 60, most: 89, n: 30 },
    ]);
    expect(of('brightness')[0]).toMatchObject({ accuracy: 0, gap: -2 / 3 });
    expect(of('size').map(({ key }) => key)).toContainEqual({ by: 'size', least: 400, most: 400 });
    expect(of('size').reduce((sum, { hashes }) => sum + hashes.length, 0)).toBe(90);
  });

  it('slices by folders that are not the classes, small ones last', () => {
    const slices = slicesOf(
      images(80, (i) => ({
        path: i < 6 ? `rare/${i}.jpg` : `${i < 40 ? 'one' : 'two'}/${i}.jpg`,
        isCorrect: i >= 6,
      })),
    );
    const folders = slices.flatMap(({ key, isSmall }) =>
      key.by === 'folder' ? [`${key.folder} ${isSmall}`] : [],
    );
    expect(folders).toEqual(['one false', 'two false', 'rare true']);
    expect(slices.at(-1)).toMatchObject({ accuracy: 0, correct: 0 });
  });

  it('leaves out images whose value is not known, and says nothing of few images', () => {
    const slices = slicesOf(
      images(60, (i) => ({ pixels: i < 30 ? undefined : i, isCorrect: i % 7 > 0 })),
    );
    const sizes = slices.filter(({ key }) => key.by === 'size');
    expect(sizes.map(({ hashes }) => hashes.length)).toEqual([10, 10, 10]);
    expect(sizes.every(({ isSmall }) => isSmall)).toBe(true);
    expect(slicesOf(images(19, () => ({})))).toEqual([]);
  });
});
