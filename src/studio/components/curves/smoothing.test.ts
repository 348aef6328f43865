import { describe, expect, it } from 'vitest';
import { smooth, smoothed } from './smoothing';

describe('smoothing', () => {
  it('leaves a constant as it is, from the first value on', () => {
    expect(smooth([0.5, 0.5, 0.5], 0.9)).toEqual([0.5, 0.5, 0.5].map((v) => expect.closeTo(v, 12)));
  });

  it('weighs each value by how long ago it was, and divides by the sum of the weights', () => {
    const [, second, third] = smooth([1, 2, 4], 0.6);
    expect(second).toBeCloseTo((0.6 * 1 + 2) / (0.6 + 1), 12);
    expect(third).toBeCloseTo((0.36 * 1 + 0.6 * 2 + 4) / (0.36 + 0.6 + 1), 12);
  });

  it('does not count places without a value', () => {
    expect(smooth([null, 1, null, 3], 0.5)).toEqual([null, 1, null, expect.closeTo(3.5 / 1.5, 12)]);
  });

  it('keeps the raw lines faint behind the smoothed ones, and adds nothing at weight 0', () => {
    const series = [{ name: 'validation', values: [1, 3] }];
    expect(smoothed(series, 0)).toBe(series);
    const [raw, line] = smoothed(series, 0.5);
    expect(raw).toEqual({ name: 'validation', values: [1, 3], faint: true });
    expect(line!.name).toBe('validation');
    expect(line!.values[1]).toBeLessThan(3);
  });
});
