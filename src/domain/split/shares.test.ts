import { describe, expect, it } from 'vitest';
import { UNLABELLED } from '../dataset/dataset';
import { inSplits, isFixed, sumOf } from './shares';

const parts = (train: number, validation: number, test: number) => ({ train, validation, test });

describe('the split as it is', () => {
  it('counts the labelled images of all classes', () => {
    const actual = inSplits({
      mask: { ...parts(60, 20, 120), none: 0 },
      none: { ...parts(60, 20, 120), none: 1 },
      [UNLABELLED]: { ...parts(0, 0, 0), none: 7 },
    });
    expect(actual).toEqual(parts(120, 40, 240));
    expect(sumOf(actual)).toBe(400);
  });

  it('is fixed when folders put every image into the split where it is', () => {
    expect(isFixed(parts(120, 40, 240), parts(120, 40, 240))).toBe(true);
  });

  it('is not fixed when some images came by themselves, or there are none', () => {
    expect(isFixed(parts(130, 42, 240), parts(120, 40, 240))).toBe(false);
    expect(isFixed(parts(0, 0, 0), parts(0, 0, 0))).toBe(false);
  });

  it('is not fixed by a folder called test that holds everything, which is ignored', () => {
    expect(isFixed(parts(70, 15, 15), parts(0, 0, 100))).toBe(false);
  });

  it('is not fixed when validation is taken from the training folder', () => {
    expect(isFixed(parts(82, 18, 20), parts(100, 0, 20))).toBe(false);
  });
});
