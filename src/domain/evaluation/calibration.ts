/** Whether the probabilities that a model states come true as often as it says. */
import { isBinary, mostProbable, POSITIVE_CLASS } from '../task';
import type { Scored } from './metrics';

/** Images whose stated probability fell into (low, high]; the first bin holds 0 too. */
export interface ReliabilityBin {
  low: number;
  high: number;
  count: number;
  /** Mean probability stated. */
  stated: number;
  /** Share that came true. */
  observed: number;
}

export interface Reliability {
  /** Bins with at least one image, from low to high. */
  bins: ReliabilityBin[];
  /** Expected calibration error: mean of |stated − observed|, weighted by images; in [0, 1]. */
  error: number;
}

/** Does 80% mean 80%? Equal-width bins of what was stated, against what came true. */
export function reliability(
  probabilities: readonly number[],
  outcomes: readonly boolean[],
  binCount = 10,
): Reliability {
  const stated = new Float64Array(binCount);
  const observed = new Float64Array(binCount);
  const counts = new Uint32Array(binCount);
  probabilities.forEach((probability, index) => {
    const bin = Math.max(0, Math.ceil(probability * binCount) - 1);
    stated[bin]! += probability;
    observed[bin]! += outcomes[index] ? 1 : 0;
    counts[bin]! += 1;
  });
  const bins: ReliabilityBin[] = [];
  let error = 0;
  counts.forEach((count, bin) => {
    if (count === 0) return;
    error += Math.abs(stated[bin]! - observed[bin]!) / probabilities.length;
    bins.push({
      low: bin / binCount,
      high: (bin + 1) / binCount,
      count,
      stated: stated[bin]! / count,
      observed: observed[bin]! / count,
    });
  });
  return { bins, error };
}

/**
 * What a model states, and whether it came true: with two classes the probability of
 * classes[1]; with more, its confidence in its own answer.
 */
export function statements(predictions: readonly Scored[]): {
  probabilities: number[];
  outcomes: boolean[];
} {
  const answers = predictions.map(({ scores }) =>
    isBinary(scores.length) ? POSITIVE_CLASS : mostProbable(scores),
  );
  return {
    probabilities: predictions.map(({ scores }, index) => scores[answers[index]!]!),
    outcomes: predictions.map(({ truth }, index) => truth === answers[index]),
  };
}
