import { describe, expect, it } from 'vitest';
import { expectClose } from '../evaluation/fixtures/close';
import expected from './fixtures/expected.json';
import { combinedFiveByTwoF, correctedResampledT, deviation, pairedSeedsT } from './recipeTests';

type Pair = readonly [number, number];

const minus = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value - b[i]!);
const pairs = (values: readonly number[]): Pair[] =>
  Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!]);

describe('the corrected resampled t-test', () => {
  it.each(expected.correctedT)('is as written out, t = $t', (reference) => {
    const result = correctedResampledT(reference.differences, reference.ratio);
    expectClose([result.statistic!, result.p!], [reference.t, reference.p]);
    expectClose([result.interval!.low, result.interval!.high], reference.interval);
    expect(result.df).toEqual([reference.df]);
  });

  it('has no p without variance, nor of a single run', () => {
    // In floating point these three differ by rounding.
    const equal = [0.95 - 0.9, 0.55 - 0.5, 0.15 - 0.1];
    expect(new Set(equal).size).toBeGreaterThan(1);
    const nothing = { statistic: null, p: null, interval: null };
    expect(correctedResampledT(equal, 0.25)).toMatchObject(nothing);
    expect(correctedResampledT([0.05], 0.25)).toMatchObject({ ...nothing, difference: 0.05 });
    expect(pairedSeedsT([0, 0, 0])).toMatchObject({ ...nothing, difference: 0 });
  });
});

describe('the paired t-test over seeds', () => {
  it.each(expected.seeds)('agrees with SciPy, t = $t', ({ first, second, t, p, interval }) => {
    const result = pairedSeedsT(minus(first, second));
    expectClose([result.statistic!, result.p!], [t, p]);
    expectClose([result.interval!.low, result.interval!.high], interval);
  });
});

describe('the combined 5×2 cv F-test', () => {
  it.each(expected.fiveByTwo)('agrees with mlxtend, F = $f', ({ first, second, f, p }) => {
    const result = combinedFiveByTwoF(pairs(minus(first, second)));
    expectClose([result.statistic!, result.p!], [f, p]);
    expect(result.df).toEqual([10, 5]);
  });

  it.each(expected.fiveByTwo)('has an interval of what it does not reject, F = $f', (reference) => {
    const differences = minus(reference.first, reference.second);
    const { interval, difference } = combinedFiveByTwoF(pairs(differences));
    const pOf = (shift: number) => combinedFiveByTwoF(pairs(differences.map((d) => d - shift))).p!;
    expectClose([pOf(interval!.low), pOf(interval!.high)], [0.05, 0.05]);
    expect(pOf(difference)).toBeGreaterThan(0.05);
  });

  it('has no interval where it rejects every difference', () => {
    // The repeats differ much more than the two folds of each.
    const split = [-0.2, -0.1, 0, 0.1, 0.2].map((d): Pair => [d, d + 0.001]);
    const { p, interval } = combinedFiveByTwoF(split);
    expect(p).toBeLessThan(0.05);
    expect(interval).toBeNull();
  });

  it('has no p without variance, and needs five pairs', () => {
    const same = Array.from({ length: 5 }, (): Pair => [0.1 + 0.2, 0.3]);
    expect(combinedFiveByTwoF(same)).toMatchObject({ p: null, statistic: null, interval: null });
    expect(() => combinedFiveByTwoF(same.slice(1))).toThrow('five');
  });
});

it('the standard deviation is that of a sample, and unknown of one value', () => {
  expect(deviation([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3), 12);
  expect(deviation([1])).toBeNull();
});
