/** Experiments and verdicts as the JSON of `npm run train` has them. */
import { english } from '../../texts/message';
import type { PairedCounts } from '../evaluation/pairing';
import { mcnemarExact, pairedDifference, type Interval } from '../evaluation/statistics';
import { verdict } from '../evaluation/verdict';
import { compareRecipes } from './comparison';
import type { FoldDecision } from './foldDecision';
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
  runs: (Omit<ExperimentRun, 'decision'> &
    Partial<Pick<FoldDecision, 'threshold' | 'temperature'>>)[];
  /** Compact letter display: recipes that share a letter are not significantly different. `null` of one recipe. */
  letters: string | null;
}

export interface VerdictReport {
  a: string;
  b: string;
  /** `mcnemar` compares two models; the others two recipes. */
  test: RecipeTestName | 'mcnemar';
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
        runs: runs.map(({ repeat, fold, seed, train, test, accuracy, decision }) => ({
          ...{ repeat, fold, seed, train, test, accuracy },
          ...(decision && { threshold: decision.threshold, temperature: decision.temperature }),
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

/**
 * Two models of one run each on the same test images, by McNemar's exact test, which has no
 * statistic and no degrees of freedom. One of several comparisons is adjusted by the caller.
 * @param pHolm p adjusted over `comparisons` pairs; p itself where this is the only one
 */
export function modelVerdict(
  names: readonly [string, string],
  counts: PairedCounts,
  pHolm?: { p: number; comparisons: number },
): VerdictReport {
  const { onlyFirst, onlySecond } = counts;
  const { p } = mcnemarExact(onlyFirst, onlySecond);
  const significance = pHolm ?? { p, comparisons: 1 };
  const { difference, low, high } = pairedDifference(counts);
  const isSecondBetter = onlySecond > onlyFirst;
  const [a, b] = isSecondBetter ? [names[1], names[0]] : names;
  return {
    ...{ a, b, test: 'mcnemar', difference: isSecondBetter ? difference : -difference || 0 },
    interval: isSecondBetter ? [low, high] : [-high, -low],
    ...{ statistic: null, df: [], p, pHolm: significance.p },
    sentence: english(verdict(names, counts, significance).sentence),
  };
}
