import { describe, expect, it } from 'vitest';
import { augments, defaultAugmentation, noAugmentation } from '../../domain/recipe/augmentation';
import fixture from './fixtures/kerasAffine.json' with { type: 'json' };
import { drawAffine, variantTransforms, writeTransform } from './transforms';

describe('writeTransform', () => {
  it.each(fixture.cases)('is the matrix Keras hands to its warp: $draw', (known) => {
    const out = new Float32Array(8);
    writeTransform({ ...known.draw, flip: false }, fixture.size, out);
    for (let i = 0; i < 6; i++) expect(out[i]).toBeCloseTo(known.matrixBeforeFlip[i]!, 5);
    expect([...out.slice(6)]).toEqual([0, 0]);
  });
});

describe('variantTransforms', () => {
  const keys = [3, 11, 4000];

  it('is a pure function of seed, key and variant, whatever the batch', () => {
    const batch = variantTransforms(defaultAugmentation, 224, 5, keys, 2);
    const alone = variantTransforms(defaultAugmentation, 224, 5, [4000], 2);
    expect(batch).toHaveLength(24);
    expect([...batch.slice(16)]).toEqual([...alone]);
    const others = [
      variantTransforms(defaultAugmentation, 224, 6, [4000], 2),
      variantTransforms(defaultAugmentation, 224, 5, [4001], 2),
      variantTransforms(defaultAugmentation, 224, 5, [4000], 3),
    ];
    for (const other of others) expect([...other]).not.toEqual([...alone]);
  });

  it('leaves images as they are when everything is off', () => {
    const off = variantTransforms(noAugmentation, 96, 5, keys, 0);
    for (let i = 0; i < keys.length; i++) {
      expect([...off.slice(i * 8, i * 8 + 8)].map((x) => x + 0)).toEqual([1, 0, 0, 0, 1, 0, 0, 0]);
    }
    expect(augments(noAugmentation)).toBe(false);
    expect(augments({ ...noAugmentation, horizontalFlip: true })).toBe(true);
  });

  it('draws uniformly from the whole of each range, in its unit, and flips every second image', () => {
    const draws = Array.from({ length: 4000 }, (_, i) => drawAffine(defaultAugmentation, 200, i));
    const extremes = { theta: [-20, 20], tx: [-20, 20], ty: [-20, 20], shear: [-10, 10] } as const;
    const zooms = { zx: [0.85, 1.15], zy: [0.85, 1.15] } as const;
    for (const [name, [low, high]] of Object.entries({ ...extremes, ...zooms })) {
      const values = draws.map((draw) => draw[name as keyof typeof extremes]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const width = high - low;
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...values)).toBeLessThanOrEqual(high);
      expect(Math.min(...values)).toBeLessThan(low + width * 0.01);
      expect(Math.max(...values)).toBeGreaterThan(high - width * 0.01);
      expect(Math.abs(mean - (low + high) / 2)).toBeLessThan(width * 0.02);
    }
    const flips = draws.filter((draw) => draw.flip).length / draws.length;
    expect(Math.abs(flips - 0.5)).toBeLessThan(0.03);
  });

  it('keeps every other number of a draw when one range is switched off', () => {
    const all = drawAffine(defaultAugmentation, 96, 9);
    const withoutShear = drawAffine(
      { ...defaultAugmentation, shear: { enabled: false, amount: 10 } },
      96,
      9,
    );
    expect(withoutShear).toEqual({ ...all, shear: withoutShear.shear });
    expect(Math.abs(withoutShear.shear)).toBe(0);
  });
});
