/** A run's decision threshold for a wanted figure, chosen as the page does: on its validation images. */
import { accuracy, classMetrics, confusionMatrix, type Scored } from '../domain/evaluation/metrics';
import { chooseThreshold, type ThresholdRule } from '../domain/evaluation/thresholdRules';
import type { RunRecord, TestEvaluation } from '../domain/run/run';
import { DEFAULT_THRESHOLD, POSITIVE_CLASS } from '../domain/task';
import { setThreshold } from '../storage/runDecisions';

/** What a threshold gives on some images; precision and recall are of the positive class. */
export interface ThresholdFigures {
  n: number;
  accuracy: number;
  precision: number;
  recall: number;
}

export interface ThresholdReport {
  rule: ThresholdRule;
  /** The run's threshold from now on: 0.5 where none reaches what the rule asks for. */
  threshold: number;
  isReached: boolean;
  /** The class that is the answer from the threshold on. */
  positive: string;
  validation: ThresholdFigures;
  test: ThresholdFigures;
}

function figures(predictions: readonly Scored[], threshold: number): ThresholdFigures {
  const matrix = confusionMatrix(predictions, 2, threshold);
  const { precision, recall } = classMetrics(matrix)[POSITIVE_CLASS]!;
  return { n: predictions.length, accuracy: accuracy(matrix), precision, recall };
}

/** Choose the threshold of a run with two classes, and store it with the run. */
export async function decideBy(
  rule: ThresholdRule,
  { id, classes }: RunRecord,
  { predictions, validation = [] }: TestEvaluation,
): Promise<ThresholdReport> {
  const chosen = chooseThreshold(validation, rule);
  const threshold = chosen ?? DEFAULT_THRESHOLD;
  if (chosen !== null) {
    await setThreshold(id, chosen, 'validation', { rule, images: validation.length });
  }
  return {
    ...{ rule, threshold, isReached: chosen !== null, positive: classes[POSITIVE_CLASS]! },
    validation: figures(validation, threshold),
    test: figures(predictions, threshold),
  };
}
