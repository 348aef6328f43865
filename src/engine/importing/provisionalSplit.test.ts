import { describe, expect, it } from 'vitest';
import { UNLABELLED, type ImageRecord } from '../../domain/dataset/dataset';
import { deriveSeed, randomFrom } from '../../domain/random';
import { groupImages } from '../../domain/dataset/nearDuplicates';
import { resplit } from './resplit';
import { ProvisionalSplit } from './provisionalSplit';

const settings = { seed: 1, fractions: { train: 0.7, validation: 0.15, test: 0.15 } };

function image(n: number, more: Partial<ImageRecord> = {}): ImageRecord {
  const random = randomFrom(deriveSeed(n, 'image'));
  const hex = () =>
    Array.from({ length: 64 }, () => Math.floor(16 * random()).toString(16)).join('');
  const hash = hex();
  return {
    hash,
    path: `cat/${n}.jpg`,
    classId: n % 2 ? 'cat' : 'dog',
    split: 'none',
    pinnedSplit: null,
    groupId: hash,
    perceptualHash: hex(),
    width: 32,
    height: 32,
    byteLength: 3,
    mimeType: 'image/jpeg',
    source: 'photograph',
    addedAt: 0,
    ...more,
  };
}

const many = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => image(from + i));

describe('ProvisionalSplit', () => {
  it('puts most images where they stay', async () => {
    const images = many(0, 2000);
    const places = new ProvisionalSplit([], settings).place(images);
    images.forEach((one, i) => (one.split = places[i]!));
    expect(resplit(images, settings, await groupImages(images)).length).toBeLessThan(100);
  });

  it('never puts a near-duplicate of an earlier image into a part', () => {
    const [before, during, ...others] = many(0, 40);
    const places = new ProvisionalSplit([before!], settings);
    places.place([...others, during!]);
    const copies = [before!, during!].map(({ perceptualHash }, i) =>
      image(100 + i, { perceptualHash }),
    );
    expect(places.place([image(200), ...copies, image(201)])).toEqual([
      'none',
      'none',
      'none',
      expect.not.stringMatching('none'),
    ]);
  });

  it('leaves to resplitting what the seed alone does not divide', () => {
    const places = new ProvisionalSplit([], settings).place([
      image(0),
      image(1, { classId: UNLABELLED }),
      image(2, { pinnedSplit: 'test' }),
      image(3, { source: 'sample' }),
    ]);
    expect(places).toEqual(['none', 'none', 'none', 'none']);
  });

  it('leaves a labelled image of each transaction in no part: what a closed tab leaves is noticed', () => {
    const places = new ProvisionalSplit([], settings);
    for (const batch of [many(0, 30), [image(50, { classId: UNLABELLED }), ...many(60, 9)]]) {
      const found = places.place(batch);
      const inNone = batch.filter(
        ({ classId }, i) => classId !== UNLABELLED && found[i] === 'none',
      );
      expect(inNone).toHaveLength(1);
    }
  });
});
