/** How certain a metric from a finite test set is. */
import { correctCount, imageCount } from './metrics';
import type { PairedCounts } from './pairing';

export interface Interval {
  low: number;
  high: number;
}

/** The normal distribution's 97.5% point. */
const Z95 = 1.959963984540054;

/** Wilson's 95% confidence interval of a proportion, within [0, 1]; all of it when `count` is 0. */
export function wilsonInterval(successes: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const share = successes / count;
  const scale = 1 + Z95 ** 2 / count;
  const centre = (share + Z95 ** 2 / (2 * count)) / scale;
  const half =
    (Z95 / scale) * Math.sqrt((share * (1 - share)) / count + Z95 ** 2 / (4 * count ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** The constant answer that a model is not shown to beat: always the class with the most images. */
export interface ConstantAnswer {
  /** Class index. */
  answer: number;
  /** Its accuracy: the class's share of the images, in [0, 1]. */
  share: number;
}

/** @returns null when the 95% interval of the accuracy lies above that of the constant answer, or there are no images */
export function unbeatenConstant(matrix: number[][]): ConstantAnswer | null {
  const images = imageCount(matrix);
  if (images === 0) return null;
  const sizes = matrix.map((row) => row.reduce((total, count) => total + count, 0));
  const most = Math.max(...sizes);
  if (wilsonInterval(correctCount(matrix), images).low > most / images) return null;
  return { answer: sizes.indexOf(most), share: most / images };
}

export interface PairedDifference extends Interval {
  /** Accuracy of the second model minus that of the first, in [-1, 1]. */
  difference: number;
}

/**
 * The difference of two accuracies on the same images, with its 95% confidence interval:
 * Newcombe's score interval for paired proportions (Statistics in Medicine 17, 1998, method 10).
 * From -1 to 1 when there are no images.
 */
export function pairedDifference(counts: PairedCounts): PairedDifference {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const images = both + onlyFirst + onlySecond + neither;
  if (images === 0) return { difference: 0, low: -1, high: 1 };
  const [rightFirst, rightSecond] = [both + onlyFirst, both + onlySecond];
  const [first, second] = [rightFirst, rightSecond].map((right) => {
    const { low, high } = wilsonInterval(right, images);
    return { below: right / images - low, above: high - right / images };
  }) as [Reach, Reach];
  // How the two go together: the correlation of "correct", corrected for continuity.
  const product = rightFirst * (images - rightFirst) * rightSecond * (images - rightSecond);
  const surplus = both * neither - onlyFirst * onlySecond;
  const corrected = surplus > 0 ? Math.max(0, surplus - images / 2) : surplus;
  const correlation = product === 0 ? 0 : corrected / Math.sqrt(product);
  const reach = (a: number, b: number) => Math.sqrt(a ** 2 + b ** 2 - 2 * correlation * a * b);
  const difference = (onlySecond - onlyFirst) / images;
  return {
    difference,
    low: difference - reach(second.below, first.above),
    high: difference + reach(second.above, first.below),
  };
}

/** From a proportion to the ends of its interval. */
interface Reach {
  below: number;
  above: number;
}

export interface McNemar {
  /** Exact two-sided probability of a split at least this uneven, were both equally accurate. */
  p: number;
  /** The same, counting the observed split half: less cautious, and closer to the nominal level. */
  midP: number;
}

/**
 * McNemar's exact test. `onlyFirst` and `onlySecond` count the images that just one
 * of two models predicted correctly; were both equally accurate, each such image would be
 * a fair coin toss. Computed in logarithms, so thousands of images do not underflow.
 */
export function mcnemarExact(onlyFirst: number, onlySecond: number): McNemar {
  const count = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  let logChance = -count * Math.LN2;
  let tail = Math.exp(logChance);
  for (let i = 0; i < fewer; i++) {
    logChance += Math.log(count - i) - Math.log(i + 1);
    tail += Math.exp(logChance);
  }
  const observed = Math.exp(logChance);
  return { p: Math.min(1, 2 * tail), midP: Math.min(1, 2 * tail - observed) };
}

/** Holm's correction: p-values of several tests, such that the family as a whole keeps its level. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[index]! * (pValues.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}
