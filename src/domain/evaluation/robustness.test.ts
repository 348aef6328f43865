import { describe, expect, it } from 'vitest';
import {
  commonSample,
  MOST_IMAGES,
  robustnessOn,
  robustnessSample,
  testOverlap,
} from './robustness';

const images = (...hashes: string[]) => hashes.map((hash) => ({ hash }));

describe('testOverlap', () => {
  it('is the same whatever the order', () => {
    expect(testOverlap(images('a', 'b'), images('b', 'a')).isSame).toBe(true);
  });

  it('counts what is in common', () => {
    const overlap = testOverlap(images('a', 'b', 'c'), images('b', 'd'));
    expect(overlap).toEqual({ first: 3, second: 2, common: 1, isSame: false });
    expect(testOverlap(images('a', 'b'), images('a')).isSame).toBe(false);
    expect(testOverlap(images('a'), images('a', 'b')).isSame).toBe(false);
  });
});

describe('commonSample', () => {
  it('has the images of both test splits, the same ones whichever run is first', () => {
    const [a, b] = [images('d', 'a', 'b', 'c'), images('e', 'c', 'b', 'd')];
    const sample = commonSample(a, b)!;
    expect([...sample].sort()).toEqual(['b', 'c', 'd']);
    expect(commonSample(b, a)).toEqual(sample);
  });

  it('is none where the images are the same, or where none are in common', () => {
    expect(commonSample(images('a', 'b'), images('b', 'a'))).toBeNull();
    expect(commonSample(images('a'), images('b'))).toBeNull();
  });

  it('has as many as are enough, which measuring leaves as they are', () => {
    const many = (from: number) => images(...Array.from({ length: 300 }, (_, i) => `h${from + i}`));
    const sample = commonSample(many(0), many(50))!;
    expect(sample).toHaveLength(MOST_IMAGES);
    const again = robustnessSample(sample.map((hash) => ({ hash })));
    expect(again.map(({ hash }) => hash).sort()).toEqual([...sample].sort());
  });
});

it('takes what was measured on just these images', () => {
  const robustness = { images: 5, clean: 4, correct: {} as never };
  const commonRobustness = { ...robustness, images: 2, hashes: ['a', 'b'] };
  expect(robustnessOn({ robustness, commonRobustness }, null)).toBe(robustness);
  expect(robustnessOn({ robustness, commonRobustness }, ['a', 'b'])).toBe(commonRobustness);
  expect(robustnessOn({ robustness, commonRobustness }, ['a', 'c'])).toBeNull();
  expect(robustnessOn({ robustness }, ['a'])).toBeNull();
});
