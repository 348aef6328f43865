/** Experiments and verdicts as the JSON of `npm run train` has them. */
import { english } from '../../texts/message';
import type { Interval } from '../evaluation/statistics';
import { compareRecipes } from './comparison';
import type { ExperimentPlan } from './plan';
import { summarise, type Experiment, type ExperimentRun, type RecipeTestName } from './summary';

type Range = [low: number, high: number];

export interface ExperimentReport {
  model: string;
  kind: ExperimentPlan['kind'];
  /** 1 where a repeat is one run. */
  folds: number;
  repeats: number;
  /** Accuracies, in [0, 1]. `null`: see ExperimentSummary. */
  mean: number | null;
  sd: number | null;
  interval: Range | null;
  runs: ExperimentRun[];
  /** Compact letter display: recipes that share a letter are not significantly different. `null` of one recipe. */
  letters: string | null;
}

export interface VerdictReport {
  a: string;
  b: string;
  test: RecipeTestName;
  /** Of accuracies, `a` minus `b`. */
  difference: number;
  interval: Range | null;
  statistic: number | null;
  df: number[];
  p: number | null;
  pHolm: number | null;
  sentence: string;
}

const rangeOf = (interval: Interval | null): Range | null =>
  interval && [interval.low, interval.high];

/**
 * @param experiments of one plan, on the same images with the same seeds; the name is the model
 * @throws Error when their plans differ
 */
export function experimentReports(experiments: readonly Experiment[]): {
  experiments: ExperimentReport[];
  verdicts: VerdictReport[];
} {
  const { verdicts, letters } = compareRecipes(experiments);
  return {
    experiments: experiments.map(({ name, plan, runs }, index) => {
      const { mean, sd, interval } = summarise({ plan, runs });
      return {
        model: name,
        kind: plan.kind,
        folds: plan.kind === 'folds' ? plan.folds : 1,
        repeats: plan.repeats,
        mean,
        sd,
        interval: rangeOf(interval),
        runs: runs.map(({ repeat, fold, seed, train, test, accuracy }) => ({
          ...{ repeat, fold, seed, train, test, accuracy },
        })),
        letters: letters?.[index] ?? null,
      };
    }),
    verdicts: verdicts.map(
      ({ a, b, test, difference, interval, statistic, df, p, pHolm, sentence }) => ({
        ...{ a, b, test, difference, interval: rangeOf(interval) },
        ...{ statistic, df, p, pHolm, sentence: english(sentence) },
      }),
    ),
  };
}
