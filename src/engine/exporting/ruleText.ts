import type { ThresholdRule } from '../../domain/evaluation/thresholdRules';

/** A rule that a threshold was chosen by, in the words of an export and of the terminal. */
export function ruleText(rule: ThresholdRule): string {
  switch (rule.kind) {
    case 'precision':
    case 'recall':
      return `a ${rule.kind} of at least ${rule.atLeast}`;
    case 'cost':
      return `the lowest cost, a false positive costing as much as ${rule.falsePositive} false negatives`;
    default:
      return `the best ${rule.kind === 'f1' ? 'F1' : 'accuracy'}`;
  }
}
