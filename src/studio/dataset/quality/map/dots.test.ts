import { describe, expect, it } from 'vitest';
import { colourWord, dotMask, stamp } from './dots';

const bytesAt = (words: Uint32Array, at: number) => [...new Uint8Array(words.buffer, 4 * at, 4)];

describe('dots', () => {
  it('cover the area of a disc', () => {
    const { size, coverage } = dotMask(9);
    expect(size).toBe(9);
    const area = coverage.reduce((sum, value) => sum + value / 255, 0);
    expect(Math.abs(area / (Math.PI * 4.5 ** 2) - 1)).toBeLessThan(0.03);
    expect(coverage[40]).toBe(255);
    expect(coverage[0]).toBe(0);
  });

  it('are written as RGBA, blended at their edge, and cut off at the picture’s', () => {
    const words = new Uint32Array(8 * 6);
    const mask = dotMask(5);
    stamp(words, 8, mask, 2.5, 2.5, colourWord('#2463c4'));
    expect(bytesAt(words, 2 * 8 + 2)).toEqual([0x24, 0x63, 0xc4, 255]);
    const edge = bytesAt(words, 0 * 8 + 1);
    expect(edge.slice(0, 3)).toEqual([0x24, 0x63, 0xc4]);
    expect(edge[3]).toBe(mask.coverage[1]);
    expect(edge[3]).toBeGreaterThan(0);
    expect(edge[3]).toBeLessThan(255);
    // Over another dot: a mixture, as opaque as that.
    const white = new Uint32Array(8 * 6).fill(0xffffffff);
    stamp(white, 8, mask, 2.5, 2.5, colourWord('#000000'));
    expect(bytesAt(white, 1)).toEqual([...Array<number>(3).fill(255 - mask.coverage[1]!), 255]);
    const before = [...words];
    for (const [x, y] of [
      [-9, 2],
      [20, 2],
      [2, -9],
      [2, 30],
    ] as const) {
      stamp(words, 8, mask, x, y, 0xffffff);
    }
    expect([...words]).toEqual(before);
    stamp(words, 8, mask, 8, 6, colourWord('#ffffff'));
    expect(bytesAt(words, 5 * 8 + 7)).toEqual([255, 255, 255, 255]);
  });
});
