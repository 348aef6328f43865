import { describe, expect, it } from 'vitest';
import { fCritical, fUpperTail, incompleteBeta, tCritical, tTwoSided } from './tAndF';
import expected from './fixtures/expected.json';

/** Relative to the reference, so that small tails count too. */
const expectRelative = (actual: number, reference: number): void => {
  if (reference === 0) expect(actual).toBe(0);
  else expect(Math.abs(actual / reference - 1)).toBeLessThan(1e-11);
};

describe('agrees with SciPy', () => {
  it.each(expected.incompleteBeta)('I of $x with $a, $b', ({ x, a, b, value }) => {
    expectRelative(incompleteBeta(x, a, b), value);
  });

  it.each(expected.t)('t = $t, df $df', ({ t, df, p }) => {
    expectRelative(tTwoSided(t, df), p);
    expectRelative(tTwoSided(-t, df), p);
  });

  it.each(expected.tCritical)('the t of level $level, df $df', ({ level, df, t }) => {
    expectRelative(tCritical(level, df), t);
  });

  it.each(expected.f)('F = $f, df $df', ({ f, df, p }) => {
    expectRelative(fUpperTail(f, [df[0]!, df[1]!]), p);
  });

  it.each(expected.fCritical)('the F of level $level, df $df', ({ level, df, f }) => {
    expectRelative(fCritical(level, [df[0]!, df[1]!]), f);
  });
});
