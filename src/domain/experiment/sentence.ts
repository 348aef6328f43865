/** A test of two recipes in words: what was varied, what was found, what the claim is about. */
import { message, type Message } from '../../texts/message';
import type { Interval } from '../evaluation/statistics';
import { pValue } from '../evaluation/verdict';
import type { ExperimentPlan } from './plan';
import { LEVEL } from './recipeTests';

/** What the sentence says; differences are of accuracies in [0, 1], `a` having the higher. */
interface Tested {
  a: string;
  b: string;
  difference: number;
  differences: readonly number[];
  interval: Interval | null;
  p: number | null;
  pHolm: number | null;
  /** How many images each run trained on, about. */
  images: number;
}

/** A plan by its name: "5-fold cross-validation, 2 times". */
export function planName(plan: ExperimentPlan): Message {
  const { repeats } = plan;
  if (plan.kind === 'seeds') return message('experiments.plan.seeds', { count: repeats });
  if (plan.kind === 'resampled') return message('experiments.plan.resampled', { count: repeats });
  const { folds } = plan;
  if (folds === 2) return message('experiments.plan.halves', { repeats });
  return repeats === 1
    ? message('experiments.plan.foldsOnce', { folds })
    : message('experiments.plan.folds', { folds, repeats });
}

const varied = (plan: ExperimentPlan, runs: number): Message =>
  plan.kind === 'seeds'
    ? message('experiments.varied.seeds', { count: runs })
    : message('experiments.varied.images', { plan: planName(plan), runs });

const claim = (plan: ExperimentPlan, images: number): Message =>
  plan.kind === 'seeds'
    ? message('experiments.claim.seeds')
    : message('experiments.claim.recipes', { images });

const points = (difference: number): number => 100 * difference;

/** "(95% interval 0.4 to 5.1)", or that there is none. */
const range = (interval: Interval | null): Message =>
  interval
    ? message('experiments.interval.known', {
        low: points(interval.low),
        high: points(interval.high),
      })
    : message('experiments.interval.none');

/** Differences that are equal but for rounding, to a digit that nobody reads. */
const isNone = (difference: number): boolean => Math.abs(difference) < 1e-9;

function found(
  { a, b, difference, differences, interval, p, pHolm }: Tested,
  pairs: number,
): Message {
  if (differences.length < 2) return message('experiments.found.tooFewRuns');
  if (p === null || pHolm === null) {
    return isNone(difference)
      ? message('experiments.found.same', { a, b })
      : message('experiments.found.constant', { a, b, points: points(difference) });
  }
  const chance =
    pairs === 1
      ? pValue(p)
      : message('experiments.adjusted', { p: pValue(pHolm), comparisons: pairs });
  const facts = { a, b, p: chance, range: range(interval) };
  if (pHolm >= LEVEL) {
    return isNone(difference)
      ? message('experiments.found.equal', facts)
      : message('experiments.found.notSignificant', { ...facts, points: points(difference) });
  }
  return message('experiments.found.significant', { ...facts, points: points(difference) });
}

/** @param pairs how many pairs of recipes are tested together, from 1 */
export const verdictSentence = (plan: ExperimentPlan, tested: Tested, pairs: number): Message =>
  tested.differences.length < 2
    ? found(tested, pairs)
    : message('experiments.verdict', {
        varied: varied(plan, tested.differences.length),
        found: found(tested, pairs),
        claim: claim(plan, tested.images),
      });
