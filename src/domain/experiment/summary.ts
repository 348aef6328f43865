/** What the finished runs of an experiment say of the accuracy of their recipe. */
import type { Interval } from '../evaluation/statistics';
import type { FoldDecision } from './foldDecision';
import { isFiveByTwo, type ExperimentPlan } from './plan';
import {
  combinedFiveByTwoF,
  correctedResampledT,
  deviation,
  mean,
  pairedSeedsT,
  type TestResult,
} from './recipeTests';

/** A finished run. */
export interface ExperimentRun {
  /** From 1. */
  repeat: number;
  /** From 1. */
  fold: number;
  seed: number;
  /** Images trained on, those of validation among them. */
  train: number;
  /** Images tested on. */
  test: number;
  /** Of the images tested on, in [0, 1]. */
  accuracy: number;
  /** How it decides; absent of learners that are no networks. */
  decision?: FoldDecision;
}

/** An experiment and what of it is finished: all of its runs, or fewer. */
export interface Experiment {
  /** The recipe's name, as verdicts have it. */
  name: string;
  plan: ExperimentPlan;
  runs: readonly ExperimentRun[];
}

/** The tests that verdicts name. */
export type RecipeTestName = 'corrected-resampled-t' | 'combined-5x2cv-F' | 'paired-t-seeds';

/** Images tested on for each one trained on, over the runs. */
const testToTrain = (runs: readonly ExperimentRun[]): number =>
  mean(runs.map(({ test }) => test)) / mean(runs.map(({ train }) => train));

/** A value of each run, such as a difference, tested by the test that fits the plan; 5×2 unfinished is cross-validation. */
export function testRuns(
  plan: ExperimentPlan,
  runs: readonly ExperimentRun[],
  values: readonly number[],
): TestResult & { test: RecipeTestName } {
  if (plan.kind === 'seeds') return { test: 'paired-t-seeds', ...pairedSeedsT(values) };
  if (isFiveByTwo(plan) && runs.length === 10) {
    const valueOf = (repeat: number, fold: number) =>
      values[runs.findIndex((run) => run.repeat === repeat && run.fold === fold)]!;
    const pairs = [1, 2, 3, 4, 5].map(
      (repeat) => [valueOf(repeat, 1), valueOf(repeat, 2)] as const,
    );
    return { test: 'combined-5x2cv-F', ...combinedFiveByTwoF(pairs) };
  }
  const ratio = runs.length === 0 ? 0 : testToTrain(runs);
  return { test: 'corrected-resampled-t', ...correctedResampledT(values, ratio) };
}

export interface ExperimentSummary {
  /** Mean accuracy, in [0, 1]; `null` with no finished run. */
  mean: number | null;
  /** Standard deviation between the runs; `null` of fewer than two. */
  sd: number | null;
  /**
   * 95% interval of the mean within [0, 1], by the t distribution: with the corrected variance
   * (Nadeau and Bengio) where images vary; for seeds it covers the variance of training only.
   * `null` where the runs do not vary, or are fewer than two.
   */
  interval: Interval | null;
}

export function summarise({ plan, runs }: Pick<Experiment, 'plan' | 'runs'>): ExperimentSummary {
  if (runs.length === 0) return { mean: null, sd: null, interval: null };
  const accuracies = runs.map(({ accuracy }) => accuracy);
  const { interval } =
    plan.kind === 'seeds'
      ? pairedSeedsT(accuracies)
      : correctedResampledT(accuracies, testToTrain(runs));
  return {
    mean: mean(accuracies),
    sd: deviation(accuracies),
    interval: interval && { low: Math.max(0, interval.low), high: Math.min(1, interval.high) },
  };
}
