import { describe, expect, it } from 'vitest';
import type { PartCounts } from '../../../storage/images';
import { balanceAdvice } from './balance';

const classes = ['mask', 'none'].map((name, position) => ({ id: name, name, position }));
const of = (train: number): PartCounts => ({ train, validation: 0, test: 0, none: 0 });

describe('advice on the balance of classes', () => {
  it('gives no advice on a balanced dataset', () => {
    expect(balanceAdvice(classes, { mask: of(200), none: of(170) })).toEqual([]);
  });

  it('asks for a second class', () => {
    expect(balanceAdvice(classes, { mask: of(200) })).toEqual([
      expect.stringContaining('at least two classes'),
    ]);
  });

  it('names an empty class, a small one and an imbalanced pair', () => {
    const three = [...classes, { id: 'hat', name: 'hat', position: 2 }];
    const advice = balanceAdvice(three, { mask: of(200), none: of(20) });
    expect(advice).toHaveLength(3);
    expect(advice[0]).toContain('hat: no images');
    expect(advice[1]).toContain('none (20)');
    expect(advice[2]).toContain('mask has 10 times as many images as none');
  });
});
