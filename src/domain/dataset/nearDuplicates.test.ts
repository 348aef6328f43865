import { describe, expect, it } from 'vitest';
import { countNearDuplicateGroups, groupImages, type Groupable } from './nearDuplicates';
import { randomFrom } from '../random';

/** A perceptual hash of 256 random bits. */
function randomBits(random: () => number): string {
  return Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** The same with `count` bits changed, from bit `from` on. */
function flip(hex: string, count: number, from = 0): string {
  const digits = [...hex].map((digit) => parseInt(digit, 16));
  for (let bit = from; bit < from + count; bit++) digits[bit >> 2]! ^= 1 << (bit & 3);
  return digits.map((digit) => digit.toString(16)).join('');
}

const makeImage = (hash: string, perceptualHash: string, more: Partial<Groupable> = {}) => ({
  hash,
  perceptualHash,
  source: 'photograph' as const,
  path: `${hash}.jpg`,
  ...more,
});

const random = randomFrom(1);
const a = randomBits(random);

describe('groupImages', () => {
  it('groups near-duplicates and leaves others alone', async () => {
    const groups = await groupImages([
      makeImage('c', flip(a, 58)),
      makeImage('b', flip(a, 59)),
      makeImage('a', a),
      makeImage('d', randomBits(random)),
    ]);
    expect(Object.fromEntries(groups)).toEqual({ a: 'near:a', c: 'near:a', b: 'near:a', d: 'd' });
    expect(countNearDuplicateGroups(groups)).toBe(1);
  });

  it('holds the threshold', async () => {
    const groups = await groupImages([makeImage('a', a), makeImage('b', flip(a, 59))]);
    expect(Object.fromEntries(groups)).toEqual({ a: 'a', b: 'b' });
    expect(countNearDuplicateGroups(groups)).toBe(0);
  });

  it('keeps a block of a recording together, and apart from its other blocks', async () => {
    const frame = (hash: string, recording: string, apart: number) =>
      makeImage(hash, flip(a, apart), { source: 'webcam', recording });
    const groups = await groupImages([
      frame('a', '1/train', 0),
      frame('b', '1/train', 200),
      frame('c', '1/test', 2),
      frame('d', '1/test', 0),
    ]);
    expect([...groups].sort()).toEqual([
      ['a', 'near:a'],
      ['b', 'near:a'],
      ['c', 'near:c'],
      ['d', 'near:c'],
    ]);
  });

  it('does not put a whole webcam sitting into one group', async () => {
    const frame = (hash: string, apart: number) =>
      makeImage(hash, flip(a, apart, 0), { source: 'webcam' });
    const groups = await groupImages([frame('a', 0), frame('b', 12), frame('c', 40)]);
    expect(Object.fromEntries(groups)).toEqual({ a: 'near:a', b: 'near:a', c: 'c' });
  });

  it('groups the drawings of a person by file name, as no near-duplicates, however alike the drawings of others are', async () => {
    const drawing = (hash: string, path: string) => makeImage(hash, a, { source: 'sample', path });
    const groups = await groupImages([
      drawing('a', 'sample/with_mask/person-1.png'),
      drawing('b', 'sample/without_mask/person-1.png'),
      drawing('c', 'sample/with_mask/person-2.png'),
      makeImage('d', a),
    ]);
    expect(Object.fromEntries(groups)).toEqual({ a: 'person:a', b: 'person:a', c: 'c', d: 'd' });
    expect(countNearDuplicateGroups(groups)).toBe(0);
  });

  it('groups 10,000 images: the planted copies and nothing else', async () => {
    const images = Array.from({ length: 10_000 }, (_, i) =>
      makeImage(String(i).padStart(5, '0'), randomBits(random)),
    );
    for (let i = 0; i < 10_000; i += 10) {
      images[i + 1]!.perceptualHash = flip(images[i]!.perceptualHash, 30, i % 200);
    }
    let turns = 0;
    const groups = await groupImages(images, () => Promise.resolve(turns++));
    expect(countNearDuplicateGroups(groups)).toBe(1000);
    expect(turns, 'other work has a turn meanwhile').toBeGreaterThan(0);
  });
});
