/** How a run of an experiment decides: threshold and temperature from its validation images, never from those it is tested on. */
import type { Scored } from '../evaluation/metrics';
import { fitTemperature } from '../evaluation/temperature';
import { chooseThreshold, type ThresholdRule } from '../evaluation/thresholdRules';
import { DEFAULT_THRESHOLD, isBinary } from '../task';

export interface FoldDecision {
  /** On the probability of the positive class without the temperature; of no use with more than two classes. */
  threshold: number;
  /** Whether the rule chose the threshold: else it is 0.5, for want of a rule, or because none reaches what it asks for. */
  isChosen: boolean;
  /** Null where the validation images determine none. */
  temperature: number | null;
}

/**
 * @param validation the run's predictions of its validation images, as the network gives them
 * @param rule what the user wants the threshold chosen for; null: 0.5
 */
export function foldDecision(
  validation: readonly Scored[],
  classCount: number,
  rule: ThresholdRule | null,
): FoldDecision {
  const chosen = rule && isBinary(classCount) ? chooseThreshold(validation, rule) : null;
  return {
    threshold: chosen ?? DEFAULT_THRESHOLD,
    isChosen: chosen !== null,
    temperature: fitTemperature(validation),
  };
}
