/** Decision thresholds of two classes, or of one against the rest, for a wanted figure, chosen on validation predictions. */
import * as v from 'valibot';
import { POSITIVE_CLASS } from '../task';
import { accuracy, classMetrics, confusionMatrix, type Scored } from './metrics';

/** One of several classes against the rest, as two classes: the positive one has its own probability. */
export const againstRest = (predictions: readonly Scored[], classIndex: number): Scored[] =>
  predictions.map(({ truth, scores }) => ({
    truth: truth === classIndex ? POSITIVE_CLASS : 0,
    scores: [1 - scores[classIndex]!, scores[classIndex]!],
  }));

/** What a threshold is chosen for. The figures are of the positive class. */
export type ThresholdRule =
  /** The most images predicted correctly. */
  | { kind: 'accuracy' }
  /** The highest F1. */
  | { kind: 'f1' }
  /** Precision of at least `atLeast`, in [0, 1], at the highest recall. */
  | { kind: 'precision'; atLeast: number }
  /** Recall of at least `atLeast`, in [0, 1], at the highest precision. */
  | { kind: 'recall'; atLeast: number }
  /** The lowest total cost, where a false positive costs so many times a false negative. */
  | { kind: 'cost'; falsePositive: number };

/** Of several classes, from which probability on one is precise, or complete, enough. The most probable class stays the answer. */
export interface RestThreshold {
  classIndex: number;
  /** On the class's own probability, as the run's temperature makes it. */
  threshold: number;
  rule: ThresholdRule;
  /** How many validation images it was chosen on. */
  images: number;
}

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const thresholdRuleSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['accuracy', 'f1']) }),
  v.strictObject({ kind: v.picklist(['precision', 'recall']), atLeast: share }),
  v.strictObject({ kind: v.literal('cost'), falsePositive: v.pipe(v.number(), v.gtValue(0)) }),
]);

export const THRESHOLD_RULES = ['accuracy', 'f1', 'precision', 'recall', 'cost'] as const;

/** The thresholds to choose from: those of the slider. */
export const THRESHOLDS: readonly number[] = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** How good a threshold is by a rule, greater being better; what comes first counts more. */
function meritOf(rule: ThresholdRule, matrix: number[][]): number[] | null {
  const { precision, recall, f1 } = classMetrics(matrix)[POSITIVE_CLASS]!;
  switch (rule.kind) {
    case 'accuracy':
      return [accuracy(matrix)];
    case 'f1':
      return [f1];
    case 'precision':
      return precision >= rule.atLeast ? [recall, precision] : null;
    case 'recall':
      return recall >= rule.atLeast ? [precision, recall] : null;
    case 'cost': {
      const falsePositives = matrix[0]![POSITIVE_CLASS]!;
      const falseNegatives = matrix[POSITIVE_CLASS]![0]!;
      return [-(rule.falsePositive * falsePositives + falseNegatives)];
    }
  }
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((order, value, i) => order || value - b[i]!, 0);

/**
 * The threshold that is best by the rule on these predictions of two classes; of equally good
 * ones the one nearest to 0.5. Null where none reaches what is wanted.
 */
export function chooseThreshold(
  predictions: readonly Scored[],
  rule: ThresholdRule,
): number | null {
  let best: { threshold: number; merit: number[] } | null = null;
  const fromTheMiddle = THRESHOLDS.toSorted((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
  for (const threshold of fromTheMiddle) {
    const merit = meritOf(rule, confusionMatrix(predictions, 2, threshold));
    if (merit && (!best || compare(merit, best.merit) > 0)) best = { threshold, merit };
  }
  return best?.threshold ?? null;
}
