import { describe, expect, it } from 'vitest';
import type { PartCounts } from '../../../storage/images';
import { balanceAdvice } from './balance';

const classes = ['mask', 'none'].map((name, position) => ({ id: name, name, position }));
const of = (train: number): PartCounts => ({ train, validation: 0, test: 0, none: 0 });

describe('advice on the balance of classes', () => {
  it('gives no advice on a balanced dataset', () => {
    expect(balanceAdvice(classes, { mask: of(200), none: of(170) })).toEqual([]);
  });

  it('names a small class and an imbalanced pair', () => {
    const advice = balanceAdvice(classes, { mask: of(200), none: of(20) });
    expect(advice).toHaveLength(2);
    expect(advice[0]).toContain('none (20)');
    expect(advice[1]).toContain('mask has 10 times as many images as none');
  });
});
