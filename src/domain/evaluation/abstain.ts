/** Leaving images unanswered ("not sure") below a minimum confidence. */
import { decide } from '../task';
import { isCorrect, type Scored } from './metrics';

/** The probability of the predicted class, in [0, 1]. */
export const confidenceOf = (scores: readonly number[], threshold: number): number =>
  scores[decide(scores, threshold)]!;

/** Whether the model answers: from the minimum confidence on; without one it always does. */
export const isSure = (
  scores: readonly number[],
  threshold: number,
  minConfidence: number | undefined,
): boolean => minConfidence === undefined || confidenceOf(scores, threshold) >= minConfidence;

/** What a minimum confidence gives on some images. */
export interface Coverage {
  minConfidence: number;
  images: number;
  /** Images with an answer, and those of them that are correct. */
  answered: number;
  correct: number;
}

/** Share of images with an answer, in [0, 1]. */
export const coverage = ({ answered, images }: Coverage): number =>
  images === 0 ? 0 : answered / images;

/** Share of the answers that are correct, in [0, 1]; null without an answer. */
export const accuracyOfAnswers = ({ answered, correct }: Coverage): number | null =>
  answered === 0 ? null : correct / answered;

export function coverageAt(
  predictions: readonly Scored[],
  threshold: number,
  minConfidence: number,
): Coverage {
  const sure = predictions.filter(({ scores }) => isSure(scores, threshold, minConfidence));
  return {
    ...{ minConfidence, images: predictions.length, answered: sure.length },
    correct: sure.filter((prediction) => isCorrect(prediction, threshold)).length,
  };
}

/**
 * Coverage and accuracy at each distinct confidence, from the highest down: the last point is
 * that of answering always. Empty without images.
 */
export function coverageCurve(predictions: readonly Scored[], threshold: number): Coverage[] {
  const sorted = predictions
    .map((prediction) => ({
      confidence: confidenceOf(prediction.scores, threshold),
      correct: isCorrect(prediction, threshold),
    }))
    .sort((a, b) => b.confidence - a.confidence);
  const points: Coverage[] = [];
  let correct = 0;
  sorted.forEach((one, i) => {
    if (one.correct) correct += 1;
    if (sorted[i + 1]?.confidence === one.confidence) return;
    points.push({
      ...{ minConfidence: one.confidence, images: sorted.length, answered: i + 1, correct },
    });
  });
  return points;
}
