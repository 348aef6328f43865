import { describe, expect, it } from 'vitest';
import expected from './fixtures/expected.json';
import { expectClose } from './fixtures/close';
import { holm, mcnemarExact, wilsonInterval } from './statistics';

describe('agrees with SciPy', () => {
  it.each(expected.wilson)("Wilson's interval of $right of $of", ({ right, of, interval }) => {
    const { low, high } = wilsonInterval(right, of);
    expectClose([low, high], interval);
  });

  it.each(expected.mcnemar)("McNemar's exact test of $counts", ({ counts, p, midP }) => {
    const result = mcnemarExact(counts[0]!, counts[1]!);
    expectClose([result.p, result.midP], [p, midP]);
    // Tiny probabilities must agree relatively too.
    expect(result.p / p).toBeCloseTo(1, 9);
  });
});

it('knows nothing about a proportion of nothing', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

it('does not care which model is named first', () => {
  expect(mcnemarExact(4, 31)).toEqual(mcnemarExact(31, 4));
});

describe('Holm’s correction', () => {
  it('multiplies the smallest by the number of tests, the next by one less', () => {
    expectClose(holm([0.03, 0.01, 0.04]), [0.06, 0.03, 0.06]);
  });

  it('leaves a single test alone and never exceeds 1', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });
});
