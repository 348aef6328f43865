import { describe, expect, it } from 'vitest';
import { testOverlap } from './robustness';

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
