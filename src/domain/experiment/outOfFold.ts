/** The predictions of all folds together: each image as models saw it that did not train on it. */
import type { ImageHash } from '../dataset/dataset';
import { classMetrics, accuracy, type ClassMetrics } from '../evaluation/metrics';
import type { Prediction } from '../run/run';
import { decide } from '../task';
import { bootstrapIntervals, type CountedUnit, type PooledIntervals } from './bootstrap';

/** What pooling needs of a finished run. */
export interface TestedRun {
  repeat: number;
  fold: number;
  /** The run's own, chosen on its validation images. */
  threshold: number;
  /** Of the images that it tested on. */
  predictions: readonly Prediction[];
}

export interface OutOfFoldPrediction extends Prediction {
  repeat: number;
  fold: number;
  /** The predicted class, by the run's threshold. */
  predicted: number;
}

/** All test predictions in the order of the runs; an image once for each repeat that is finished. */
export const poolPredictions = (runs: readonly TestedRun[]): OutOfFoldPrediction[] =>
  runs.flatMap(({ repeat, fold, threshold, predictions }) =>
    predictions.map((prediction) => ({
      ...prediction,
      ...{ repeat, fold, predicted: decide(prediction.scores, threshold) },
    })),
  );

/** Counts of predictions, `[truth][predicted]`: with several repeats an image counts in each. */
export function pooledConfusion(
  predictions: readonly OutOfFoldPrediction[],
  classCount: number,
): number[][] {
  const matrix = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const { truth, predicted } of predictions) matrix[truth]![predicted]! += 1;
  return matrix;
}

/** One prediction an image: the mean of its probabilities over the repeats, in order of first appearance. */
export function meanPredictions(predictions: readonly OutOfFoldPrediction[]): Prediction[] {
  const byHash = new Map<ImageHash, OutOfFoldPrediction[]>();
  for (const prediction of predictions) {
    const others = byHash.get(prediction.hash);
    if (others) others.push(prediction);
    else byHash.set(prediction.hash, [prediction]);
  }
  return [...byHash.values()].map((own) => {
    const { hash, path, truth, scores } = own[0]!;
    const meanOf = (index: number) =>
      own.reduce((sum, { scores: all }) => sum + all[index]!, 0) / own.length;
    return { hash, path, truth, scores: scores.map((_, index) => meanOf(index)) };
  });
}

export interface PooledMetrics {
  confusion: number[][];
  /** Of all predictions, in [0, 1]. */
  accuracy: number;
  classes: ClassMetrics[];
  /** 95% intervals, as if images were drawn one by one. */
  byImage: PooledIntervals;
  /** 95% intervals, as if whole groups were drawn: wider where the images of a group are alike. */
  byGroup: PooledIntervals;
}

/** The predictions of each unit as counts of cells of the confusion matrix. */
function unitsOf(
  predictions: readonly OutOfFoldPrediction[],
  classCount: number,
  unitOf: (hash: ImageHash) => string,
): CountedUnit[] {
  const units = new Map<string, CountedUnit>();
  for (const { hash, truth, predicted } of predictions) {
    const cell = truth * classCount + predicted;
    const unit = units.get(unitOf(hash));
    if (unit) unit.push(cell);
    else units.set(unitOf(hash), [cell]);
  }
  return [...units.values()];
}

/**
 * Metrics over all out-of-fold predictions. Images are drawn with all of their predictions, so
 * that repeats do not pass for more images.
 * @param groupOf the group of an image; the image's hash where it stands alone
 * @param seed of the bootstrap
 */
export function pooledMetrics(
  predictions: readonly OutOfFoldPrediction[],
  classCount: number,
  groupOf: (hash: ImageHash) => string,
  seed = 1,
): PooledMetrics {
  const confusion = pooledConfusion(predictions, classCount);
  const intervals = (unitOf: (hash: ImageHash) => string) =>
    bootstrapIntervals(unitsOf(predictions, classCount, unitOf), classCount, seed);
  return {
    confusion,
    accuracy: accuracy(confusion),
    classes: classMetrics(confusion),
    byImage: intervals((hash) => hash),
    byGroup: intervals(groupOf),
  };
}
