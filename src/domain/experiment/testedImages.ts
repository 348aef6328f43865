/** Out-of-fold predictions by image: how often each was misclassified over the repeats. */
import type { ImageHash } from '../dataset/dataset';
import type { PairedCounts } from '../evaluation/pairing';
import type { Prediction } from '../run/run';
import { meanPrediction, type OutOfFoldPrediction } from './outOfFold';
import type { Experiment } from './summary';

export interface TestedImage extends Prediction {
  /** In how many repeats it was tested. */
  tested: number;
  /** In how many of them it was misclassified. */
  wrong: number;
  /** The class that it was predicted as most often; of equals, the one first predicted. */
  predicted: number;
}

function commonest(values: readonly number[]): number {
  if (values.length === 1) return values[0]!;
  const count = (value: number) => values.filter((other) => other === value).length;
  return values.reduce((best, value) => (count(value) > count(best) ? value : best));
}

/** Predictions, then images, between two turns. */
const AT_ONCE = 250;

function testedImage(own: readonly OutOfFoldPrediction[]): TestedImage {
  const { truth } = own[0]!;
  return {
    ...meanPrediction(own),
    tested: own.length,
    wrong: own.filter(({ predicted }) => predicted !== truth).length,
    predicted: commonest(own.map(({ predicted }) => predicted)),
  };
}

/**
 * One entry an image, in order of first appearance; its scores are the means over the repeats. Yields the
 * fraction done, in [0, 1]: ten thousand images at once would be a long task of the page.
 */
export function* testedImages(
  predictions: readonly OutOfFoldPrediction[],
): Generator<number, TestedImage[]> {
  const byHash = new Map<ImageHash, OutOfFoldPrediction[]>();
  for (const [index, prediction] of predictions.entries()) {
    if (index % AT_ONCE === 0) yield index / predictions.length / 2;
    const own = byHash.get(prediction.hash);
    if (own) own.push(prediction);
    else byHash.set(prediction.hash, [prediction]);
  }
  const images: TestedImage[] = [];
  for (const own of byHash.values()) {
    if (images.length % AT_ONCE === 0) yield 0.5 + images.length / byHash.size / 2;
    images.push(testedImage(own));
  }
  return images;
}

/**
 * How many images of an experiment that varies them no finished run has tested: with folds only until all are
 * finished, with random splits by chance too.
 * @param tested of its finished runs
 */
export function untestedImages(
  { runs }: Pick<Experiment, 'runs'>,
  tested: readonly TestedImage[],
): number {
  // Each run has all of the images: it trains on those that it does not test.
  const images = Math.max(0, ...runs.map(({ train, test }) => train + test));
  return images - tested.length;
}

/** Misclassified in at least one repeat: the most often first, then the lowest mean score of the true class. */
export const misclassifiedImages = (images: readonly TestedImage[]): TestedImage[] =>
  images
    .filter(({ wrong }) => wrong > 0)
    .sort(
      (a, b) => b.wrong / b.tested - a.wrong / a.tested || a.scores[a.truth]! - b.scores[b.truth]!,
    );

/**
 * Which of two recipes predicted correctly, image by image and repeat by repeat; only where both
 * have a prediction.
 */
export function pairedOutOfFold(
  first: readonly OutOfFoldPrediction[],
  second: readonly OutOfFoldPrediction[],
): PairedCounts {
  const key = ({ repeat, hash }: OutOfFoldPrediction) => `${repeat} ${hash}`;
  const others = new Map(second.map((prediction) => [key(prediction), prediction]));
  const counts: PairedCounts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (const prediction of first) {
    const other = others.get(key(prediction));
    if (!other) continue;
    const isFirst = prediction.predicted === prediction.truth;
    const isSecond = other.predicted === other.truth;
    if (isFirst) counts[isSecond ? 'both' : 'onlyFirst'] += 1;
    else counts[isSecond ? 'onlySecond' : 'neither'] += 1;
  }
  return counts;
}
