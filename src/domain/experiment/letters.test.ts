import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random';
import { compactLetters } from './letters';

const table = (pairs: readonly (readonly [number, number])[]) => (a: number, b: number) =>
  pairs.some(([i, j]) => (i === a && j === b) || (i === b && j === a));

describe('compactLetters', () => {
  it('gives all one letter where nothing differs, and each its own where all differ', () => {
    expect(compactLetters([0.9, 0.8, 0.7], () => false)).toEqual(['a', 'a', 'a']);
    expect(compactLetters([0.7, 0.9, 0.8], () => true)).toEqual(['c', 'a', 'b']);
    expect(compactLetters([], () => true)).toEqual([]);
  });

  it('lets groups overlap', () => {
    expect(compactLetters([0.9, 0.8, 0.7], table([[0, 2]]))).toEqual(['a', 'ab', 'b']);
    expect(
      compactLetters(
        [0.95, 0.9, 0.85, 0.8],
        table([
          [0, 2],
          [0, 3],
          [1, 3],
        ]),
      ),
    ).toEqual(['a', 'ab', 'bc', 'c']);
  });

  it('shares a letter exactly where two do not differ', () => {
    const random = randomFrom(3);
    for (let trial = 0; trial < 200; trial++) {
      const count = 2 + Math.floor(random() * 6);
      const means = Array.from({ length: count }, random);
      const differ = Array.from({ length: count }, () =>
        Array.from({ length: count }, () => random() < 0.4),
      );
      const differs = (a: number, b: number) => differ[Math.min(a, b)]![Math.max(a, b)]!;
      const letters = compactLetters(means, differs);
      for (let a = 0; a < count; a++) {
        for (let b = 0; b < a; b++) {
          const shared = [...letters[a]!].some((letter) => letters[b]!.includes(letter));
          expect(shared).toBe(!differs(a, b));
        }
      }
    }
  });
});
