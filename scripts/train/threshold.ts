/** `--threshold`: what the decision threshold is chosen for, and what came of it in words. */
import type { ThresholdFigures, ThresholdReport } from '../../src/automation/threshold';
import type { ThresholdRule } from '../../src/domain/evaluation/thresholdRules';
import { ruleText } from '../../src/engine/exporting/ruleText';
import { UsageError } from '../studio/usage';

const wrong = (text: string) =>
  new UsageError(
    `--threshold takes accuracy, f1, precision=0.95, recall=0.95 or cost=FP:FN such as cost=5:1, not "${text}".`,
  );

/** A number above 0, and at most `most`. */
function positive(text: string | undefined, most: number): number | null {
  const value = Number(text);
  return text && value > 0 && value <= most ? value : null;
}

/** The rule that `--threshold` asks for; null where it is not given. */
export function thresholdRule(text: string | undefined): ThresholdRule | null {
  if (text === undefined) return null;
  if (text === 'accuracy' || text === 'f1') return { kind: text };
  const [kind, value] = text.split('=');
  if (kind === 'precision' || kind === 'recall') {
    const atLeast = positive(value, 1);
    if (atLeast !== null) return { kind, atLeast };
  }
  const [falsePositive, falseNegative, more] = (value ?? '')
    .split(':')
    .map((cost) => positive(cost, 1e6));
  if (kind === 'cost' && falsePositive && falseNegative && more === undefined) {
    return { kind, falsePositive: falsePositive / falseNegative };
  }
  throw wrong(text);
}

/** Before anything is trained. Throws an Error with a message for the user. */
export function checkThreshold(rule: ThresholdRule | null, classes: readonly string[]): void {
  if (rule && classes.length !== 2) {
    throw new Error(
      `--threshold needs images of two classes, and these have ${classes.length}: of more classes the most probable one is the answer. Leave it out.`,
    );
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

const figuresText = ({ precision, recall, accuracy }: Omit<ThresholdFigures, 'n'>): string =>
  `precision ${percent(precision)}, recall ${percent(recall)}, accuracy ${percent(accuracy)}`;

/** "cnn: threshold 0.37 for a precision of at least 0.95, …". */
export function thresholdLine(
  name: string,
  { rule, threshold, isReached, positive, validation, test }: ThresholdReport,
): string {
  const chosen = isReached
    ? `threshold ${threshold} for ${ruleText(rule)}, chosen on ${validation.n} validation images`
    : `no threshold gives ${ruleText(rule)} on ${validation.n} validation images, so it stays ${threshold}`;
  return `${name}: ${chosen}. On ${test.n} test images, ${positive}: ${figuresText(test)}.`;
}

/** The same of a recipe's runs together. */
export function thresholdsLine(name: string, choices: readonly ThresholdReport[]): string {
  const [{ rule, positive }] = choices as [ThresholdReport];
  const thresholds = choices.map(({ threshold }) => threshold);
  const [low, high] = [Math.min(...thresholds), Math.max(...thresholds)];
  const missed = choices.filter(({ isReached }) => !isReached).length;
  const mean = (of: (figures: ThresholdFigures) => number) =>
    choices.reduce((sum, { test }) => sum + of(test), 0) / choices.length;
  const average = figuresText({
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    accuracy: mean(({ accuracy }) => accuracy),
  });
  const without =
    missed > 0
      ? ` In ${missed} of ${choices.length} runs none gives that: there it stays 0.5.`
      : '';
  return `${name}: threshold ${low === high ? low : `${low} to ${high}`} for ${ruleText(rule)}, chosen in each run on its validation images.${without} On the test images, mean of ${choices.length} runs, ${positive}: ${average}.`;
}
