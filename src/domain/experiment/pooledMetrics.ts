/** Metrics of predictions, of all folds or of one run, with intervals by image and by group. */
import type { ImageHash } from '../dataset/dataset';
import { accuracy, classMetrics, type ClassMetrics } from '../evaluation/metrics';
import { bootstrapIntervals, type CountedUnits, type PooledIntervals } from './bootstrap';

/** Predictions as the metrics need them: small enough to be sent to a worker. */
export interface CountedPredictions {
  classCount: number;
  /** Of each prediction `truth · classCount + predicted`. */
  cells: Uint32Array<ArrayBuffer>;
  /** The image of each prediction, from 0 in order of first appearance. */
  images: Uint32Array<ArrayBuffer>;
  /** The group of each prediction's image, counted likewise. */
  groups: Uint32Array<ArrayBuffer>;
}

/** What is counted of a prediction. */
export interface CountedPrediction {
  hash: ImageHash;
  truth: number;
  predicted: number;
}

/** @param groupOf the group of an image; the image's hash where it stands alone */
export function countPredictions(
  predictions: readonly CountedPrediction[],
  classCount: number,
  groupOf: (hash: ImageHash) => string,
): CountedPredictions {
  const numbered = (keyOf: (hash: ImageHash) => string) => {
    const numbers = new Map<string, number>();
    return Uint32Array.from(predictions, ({ hash }) => {
      const key = keyOf(hash);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    });
  };
  return {
    classCount,
    cells: Uint32Array.from(predictions, (each) => each.truth * classCount + each.predicted),
    images: numbered((hash) => hash),
    groups: numbered(groupOf),
  };
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

/** The cells of each unit, one unit after another. */
export function unitsOf(cells: Uint32Array, unitOf: Uint32Array): CountedUnits {
  const count = unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const starts = new Uint32Array(count + 1);
  for (const unit of unitOf) starts[unit + 1]! += 1;
  for (let unit = 0; unit < count; unit++) starts[unit + 1]! += starts[unit]!;
  const next = starts.slice();
  const ordered = new Uint32Array(cells.length);
  cells.forEach((cell, index) => {
    const unit = unitOf[index]!;
    ordered[next[unit]!] = cell;
    next[unit]! += 1;
  });
  return { count, starts, cells: ordered };
}

/**
 * Metrics over all out-of-fold predictions. Images are drawn with all of their predictions, so
 * that repeats do not pass for more images. The bootstrap takes up to seconds: pages ask a worker.
 * @param seed of the bootstrap
 */
export function pooledMetrics(
  { classCount, cells, images, groups }: CountedPredictions,
  seed = 1,
): PooledMetrics {
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const cell of cells) confusion[Math.floor(cell / classCount)]![cell % classCount]! += 1;
  const intervals = (unitOf: Uint32Array) =>
    bootstrapIntervals(unitsOf(cells, unitOf), classCount, seed);
  return {
    confusion,
    accuracy: accuracy(confusion),
    classes: classMetrics(confusion),
    byImage: intervals(images),
    byGroup: intervals(groups),
  };
}
