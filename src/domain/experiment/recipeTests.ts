/**
 * Tests of whether one recipe is better than another, on the differences of their accuracies over
 * the same runs: the same images and the same seeds.
 */
import type { Interval } from '../evaluation/statistics';
import { fCritical, fUpperTail, tCritical, tTwoSided } from './tAndF';

/** The customary significance level; intervals have the confidence 1 − LEVEL. */
export const LEVEL = 0.05;

export interface TestResult {
  /** Mean difference, in [-1, 1]. */
  difference: number;
  /** t or F; `null` where the differences do not vary. */
  statistic: number | null;
  df: number[];
  /** Two-sided; `null` where it cannot be computed. */
  p: number | null;
  /** 95% interval of the difference; `null` where it cannot be computed, or is empty. */
  interval: Interval | null;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Less is rounding: accuracies of a million images differ by more. */
const NO_DEVIATION = 1e-9;

/** The sample's standard deviation (n − 1); `null` of fewer than two values, and 0 where they differ by rounding only. */
export function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const sd = Math.sqrt(squares / (values.length - 1));
  return sd < NO_DEVIATION ? 0 : sd;
}

/** A t-test of the mean, whose variance is `factor` times that of the values. */
function tTest(values: readonly number[], factor: number): TestResult {
  const difference = mean(values);
  const df = [values.length - 1];
  const sd = deviation(values);
  // Zero variance would make any difference significant.
  if (!sd) return { difference, statistic: null, df, p: null, interval: null };
  const error = Math.sqrt(factor) * sd;
  const statistic = difference / error;
  const reach = tCritical(LEVEL, df[0]!) * error;
  return {
    difference,
    statistic,
    df,
    p: tTwoSided(statistic, df[0]!),
    interval: { low: difference - reach, high: difference + reach },
  };
}

/**
 * The corrected resampled t-test (Nadeau and Bengio, Machine Learning 52, 2003), for
 * cross-validation and for random splits: their runs share training images, so that the variance
 * of the mean is (1/J + test/train) times that of the J differences, where plain t has 1/J.
 * @param differences one a run
 * @param testToTrain images tested on for each image trained on; validation counts as training
 */
export const correctedResampledT = (
  differences: readonly number[],
  testToTrain: number,
): TestResult => tTest(differences, 1 / differences.length + testToTrain);

/**
 * The paired t-test over seeds on one split. The images do not vary, so that it covers the
 * variance of training only.
 */
export const pairedSeedsT = (differences: readonly number[]): TestResult =>
  tTest(differences, 1 / differences.length);

/**
 * The combined 5×2 cv F-test (Alpaydin, Neural Computation 11, 1999). F is far from 1 when the
 * differences are large against how much the two folds of a repeat differ. The interval holds the
 * differences that the test would not reject; it is empty in about 1% of experiments.
 * @param pairs five repeats, each with the differences of its two folds
 * @throws Error unless there are five pairs
 */
export function combinedFiveByTwoF(pairs: readonly (readonly [number, number])[]): TestResult {
  if (pairs.length !== 5) throw new Error('5×2 needs five pairs');
  const all = pairs.flat();
  const difference = mean(all);
  const df = [10, 5] as const;
  // Each pair's variance around its own mean is half the square of its difference.
  const variance = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2 / 2, 0);
  if (variance < NO_DEVIATION ** 2) {
    return { difference, statistic: null, df: [...df], p: null, interval: null };
  }
  const squares = all.reduce((sum, value) => sum + value ** 2, 0);
  const statistic = squares / (2 * variance);
  // F(δ) = Σ(d − δ)² / 2Σs² ≤ the critical value, solved for δ.
  const room = difference ** 2 - (squares - 2 * fCritical(LEVEL, df) * variance) / all.length;
  const reach = Math.sqrt(room);
  return {
    difference,
    statistic,
    df: [...df],
    p: fUpperTail(statistic, df),
    interval: room < 0 ? null : { low: difference - reach, high: difference + reach },
  };
}
