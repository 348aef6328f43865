/**
 * Curves over the threshold. `scores` are probabilities of one
 * class and `positives` whether each image truly is of it; both in the same order.
 */
import { curveClasses } from '../task';
import type { Scored } from './metrics';

/** Counts when every score from `threshold` on is predicted positive. */
export interface ThresholdCounts {
  threshold: number;
  truePositives: number;
  falsePositives: number;
}

/** Cumulative counts at each distinct score, from the highest threshold down. */
export function countsByThreshold(
  scores: readonly number[],
  positives: readonly boolean[],
): ThresholdCounts[] {
  const order = scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]!);
  const counts: ThresholdCounts[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  order.forEach((index, rank) => {
    if (positives[index]) truePositives += 1;
    else falsePositives += 1;
    const threshold = scores[index]!;
    // Equal scores cannot be told apart by any threshold: one point for all of them.
    if (rank + 1 < order.length && scores[order[rank + 1]!] === threshold) return;
    counts.push({ threshold, truePositives, falsePositives });
  });
  return counts;
}

export interface RocPoint {
  threshold: number;
  falsePositiveRate: number;
  truePositiveRate: number;
}

/**
 * The ROC curve from (0, 0), where nothing is predicted positive (threshold Infinity),
 * to (1, 1). Empty when one of the two kinds of image is missing: it has no meaning then.
 */
export function rocCurve(scores: readonly number[], positives: readonly boolean[]): RocPoint[] {
  const counts = countsByThreshold(scores, positives);
  const last = counts.at(-1);
  if (!last || last.truePositives === 0 || last.falsePositives === 0) return [];
  return [
    { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
    ...counts.map(({ threshold, truePositives, falsePositives }) => ({
      threshold,
      falsePositiveRate: falsePositives / last.falsePositives,
      truePositiveRate: truePositives / last.truePositives,
    })),
  ];
}

/** Area under a ROC curve by trapezoids, in [0, 1]; null for an empty curve. */
export function areaUnder(curve: readonly RocPoint[]): number | null {
  if (curve.length === 0) return null;
  let area = 0;
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1]!, curve[i]!];
    const width = b.falsePositiveRate - a.falsePositiveRate;
    area += (width * (a.truePositiveRate + b.truePositiveRate)) / 2;
  }
  return area;
}

export interface PrecisionRecallPoint {
  threshold: number;
  precision: number;
  recall: number;
}

/** Precision against recall at each distinct score, recall rising; empty without a positive. */
export function precisionRecallCurve(
  scores: readonly number[],
  positives: readonly boolean[],
): PrecisionRecallPoint[] {
  const counts = countsByThreshold(scores, positives);
  const total = counts.at(-1)?.truePositives ?? 0;
  if (total === 0) return [];
  return counts.map(({ threshold, truePositives, falsePositives }) => ({
    threshold,
    precision: truePositives / (truePositives + falsePositives),
    recall: truePositives / total,
  }));
}

/** Sum of precision × gain in recall (no interpolation), in [0, 1]; null for an empty curve. */
export function averagePrecision(curve: readonly PrecisionRecallPoint[]): number | null {
  if (curve.length === 0) return null;
  let recall = 0;
  let total = 0;
  for (const point of curve) {
    total += (point.recall - recall) * point.precision;
    recall = point.recall;
  }
  return total;
}

/** One class against the rest, ready for the curves above. */
export function oneVersusRest(
  predictions: readonly Scored[],
  classIndex: number,
): { scores: number[]; positives: boolean[] } {
  return {
    scores: predictions.map(({ scores }) => scores[classIndex]!),
    positives: predictions.map(({ truth }) => truth === classIndex),
  };
}

/**
 * ROC AUC: of classes[1] with two classes; with more, the plain mean of each class
 * against the rest. Null when a class has no image, or all of them.
 */
export function rocAuc(predictions: readonly Scored[], classCount: number): number | null {
  const classes = curveClasses(classCount);
  let total = 0;
  for (const classIndex of classes) {
    const { scores, positives } = oneVersusRest(predictions, classIndex);
    const area = areaUnder(rocCurve(scores, positives));
    if (area === null) return null;
    total += area;
  }
  return total / classes.length;
}
