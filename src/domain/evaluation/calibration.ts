/** Calibration: whether predicted probabilities agree with observed frequencies. */
import { isBinary, mostProbable, POSITIVE_CLASS } from '../task';
import type { Scored } from './metrics';

/** Images whose predicted probability fell into (low, high]; the first bin holds 0 too. */
export interface ReliabilityBin {
  low: number;
  high: number;
  count: number;
  /** Mean predicted probability. */
  predicted: number;
  /** Observed frequency: the share for which the prediction was true. */
  observed: number;
}

export interface Reliability {
  /** Bins with at least one image, from low to high. */
  bins: ReliabilityBin[];
  /** Expected calibration error: mean of |predicted − observed|, weighted by images; in [0, 1]. */
  error: number;
}

/** Reliability diagram: equal-width bins of the predicted probability, each with the observed frequency. */
export function reliability(
  probabilities: readonly number[],
  outcomes: readonly boolean[],
  binCount = 10,
): Reliability {
  const predicted = new Float64Array(binCount);
  const observed = new Float64Array(binCount);
  const counts = new Uint32Array(binCount);
  probabilities.forEach((probability, index) => {
    const bin = Math.max(0, Math.ceil(probability * binCount) - 1);
    predicted[bin]! += probability;
    observed[bin]! += outcomes[index] ? 1 : 0;
    counts[bin]! += 1;
  });
  const bins: ReliabilityBin[] = [];
  let error = 0;
  counts.forEach((count, bin) => {
    if (count === 0) return;
    error += Math.abs(predicted[bin]! - observed[bin]!) / probabilities.length;
    bins.push({
      low: bin / binCount,
      high: (bin + 1) / binCount,
      count,
      predicted: predicted[bin]! / count,
      observed: observed[bin]! / count,
    });
  });
  return { bins, error };
}

/**
 * A probability for each image, and whether it was true: with two classes that of the
 * positive class; with more, the confidence in the predicted class.
 */
export function predictedProbabilities(predictions: readonly Scored[]): {
  probabilities: number[];
  outcomes: boolean[];
} {
  const classes = predictions.map(({ scores }) =>
    isBinary(scores.length) ? POSITIVE_CLASS : mostProbable(scores),
  );
  return {
    probabilities: predictions.map(({ scores }, index) => scores[classes[index]!]!),
    outcomes: predictions.map(({ truth }, index) => truth === classes[index]),
  };
}
