/** Whether the recipes of several experiments differ: every pair tested over the runs that both have. */
import type { Message } from '../../texts/message';
import { holm } from '../evaluation/statistics';
import { compactLetters } from './letters';
import { LEVEL, mean, type TestResult } from './recipeTests';
import { verdictSentence } from './sentence';
import { summarise, testRuns, type Experiment, type RecipeTestName } from './summary';

export interface RecipeVerdict extends TestResult {
  /** The name of the recipe with the higher mean accuracy; of equals, the first. */
  a: string;
  b: string;
  test: RecipeTestName;
  /** One a run that both have: the accuracy of `a` minus that of `b`. */
  differences: number[];
  /** Adjusted by Holm's method over all pairs; `null` where p is. */
  pHolm: number | null;
  /** What was varied, what was found and what the claim is about. */
  sentence: Message;
}

type PairTest = Omit<RecipeVerdict, 'pHolm' | 'sentence'> & { images: number };

function testPair(first: Experiment, second: Experiment): PairTest {
  const both = first.runs.flatMap((run) => {
    const other = second.runs.find(
      ({ repeat, fold }) => repeat === run.repeat && fold === run.fold,
    );
    return other ? [{ run, difference: run.accuracy - other.accuracy }] : [];
  });
  const isBehind = both.length > 0 && mean(both.map(({ difference }) => difference)) < 0;
  const [a, b] = isBehind ? [second, first] : [first, second];
  const differences = both.map(({ difference }) => (isBehind ? -difference : difference));
  const runs = both.map(({ run }) => run);
  return {
    a: a.name,
    b: b.name,
    differences,
    images: runs.length === 0 ? 0 : Math.round(mean(runs.map(({ train }) => train))),
    ...testRuns(first.plan, runs, differences),
    ...(runs.length === 0 && { difference: 0, df: [] }),
  };
}

export interface RecipeComparison {
  /** Every pair, in the order of the experiments. */
  verdicts: RecipeVerdict[];
  /**
   * One string of letters an experiment: recipes that share a letter are not significantly
   * different. `null` with fewer than two experiments.
   */
  letters: string[] | null;
}

/**
 * Compare experiments of one plan, run on the same images with the same seeds.
 * @throws Error when their plans differ
 */
export function compareRecipes(experiments: readonly Experiment[]): RecipeComparison {
  const plan = experiments[0]?.plan;
  if (experiments.some((other) => JSON.stringify(other.plan) !== JSON.stringify(plan))) {
    throw new Error('the experiments have different plans');
  }
  const pairs = experiments.flatMap((_, i) =>
    experiments.slice(i + 1).map((__, j): [number, number] => [i, i + 1 + j]),
  );
  const tests = pairs.map(([i, j]) => testPair(experiments[i]!, experiments[j]!));
  // A pair without p counts among the comparisons, and rejects nothing.
  const adjusted = holm(tests.map(({ p }) => p ?? 1));
  const verdicts = tests.map(({ images, ...tested }, index): RecipeVerdict => {
    const pHolm = tested.p === null ? null : adjusted[index]!;
    const sentence = verdictSentence(plan!, { ...tested, pHolm, images }, tests.length);
    return { ...tested, pHolm, sentence };
  });
  if (experiments.length < 2) return { verdicts, letters: null };
  const differ = (i: number, j: number) => {
    const index = pairs.findIndex(([x, y]) => x === Math.min(i, j) && y === Math.max(i, j));
    return (verdicts[index]!.pHolm ?? 1) < LEVEL;
  };
  const means = experiments.map((experiment) => summarise(experiment).mean ?? 0);
  return { verdicts, letters: compactLetters(means, differ) };
}
