/** Thousands of experiments with synthetic learners, each tested as the studio tests recipes. */
import { planSplits } from '../../src/domain/experiment/partition';
import { EXPERIMENT_PRESETS, type ExperimentPlan } from '../../src/domain/experiment/plan';
import { LEVEL, pairedSeedsT } from '../../src/domain/experiment/recipeTests';
import { testRuns, type ExperimentRun } from '../../src/domain/experiment/summary';
import { deriveSeed } from '../../src/domain/random';
import { DEFAULT_SPLIT } from '../../src/domain/recipe/recipe';
import { splitImages, type Splittable } from '../../src/domain/split/split';
import { accuracyOf, drawDataset, type Images, type Learner } from './learners';

/** Two recipes and the images that they learn. */
export interface Scenario {
  learners: readonly [Learner, Learner];
  /** For the test over seeds, whose recipes must depend on one. */
  seeded: readonly [Learner, Learner];
  separation: number;
}

const PLANS = {
  'k-fold': EXPERIMENT_PRESETS.fold,
  'k-fold twice': EXPERIMENT_PRESETS.foldTwice,
  resampled: EXPERIMENT_PRESETS.resampled,
  '5×2': EXPERIMENT_PRESETS.fiveByTwo,
  seeds: { kind: 'seeds', repeats: 5 },
} as const satisfies Record<string, ExperimentPlan>;

type PlanName = keyof typeof PLANS;

/** The tests of the studio, and one that is wrong: k-fold twice without the correction. */
export const TESTS = [...(Object.keys(PLANS) as PlanName[]), 'uncorrected'] as const;
export type TestName = (typeof TESTS)[number];

/** Training part (validation among it) and test part of each run. */
interface Parts {
  run: ExperimentRun;
  train: Images;
  test: Images;
}

const classes = ['0', '1'].map((id) => ({ id, name: id }));

/**
 * By the studio's own code. Which images a fold gets does not matter where images are drawn
 * independently, so all experiments of a size share the folds.
 */
function partsOf(plan: ExperimentPlan, images: number): Parts[] {
  const all = Array.from({ length: images }, (_, i): Splittable => {
    const hash = `image ${i}`;
    return { hash, classId: `${i % 2}`, groupId: hash, pinnedSplit: null };
  });
  const planned =
    plan.kind === 'seeds'
      ? Array.from({ length: plan.repeats }, (_, i) => ({
          ...{ repeat: i + 1, fold: 1 },
          splits: splitImages(all, { seed: 1, fractions: DEFAULT_SPLIT }),
        }))
      : planSplits(all, classes, plan, 1);
  return planned.map(({ repeat, fold, splits }, index) => {
    const indices = all.map((_, i) => i);
    const test = indices.filter((i) => splits.get(all[i]!.hash) === 'test');
    const train = indices.filter((i) => splits.get(all[i]!.hash) !== 'test');
    const run = { repeat, fold, seed: index, train: train.length, test: test.length, accuracy: 0 };
    return { run, train, test };
  });
}

export interface Outcome {
  images: number;
  experiments: number;
  /** Share of experiments with p < 0.05. */
  decided: Record<TestName, number>;
  /** Share of experiments without p. */
  withoutP: Record<TestName, number>;
  /** Share of 5×2 experiments whose interval is empty though p can be computed. */
  emptyIntervals: number;
  /** Mean accuracies of the two recipes, over k-fold. */
  accuracies: [number, number];
}

export function simulate(
  name: string,
  { learners, seeded, separation }: Scenario,
  images: number,
  experiments: number,
  onProgress: (done: number) => void,
): Outcome {
  const parts = Object.fromEntries(
    Object.entries(PLANS).map(([plan, how]) => [plan, partsOf(how, images)]),
  ) as Record<PlanName, Parts[]>;
  const zeros = () =>
    Object.fromEntries(TESTS.map((test) => [test, 0])) as Record<TestName, number>;
  const [decided, withoutP] = [zeros(), zeros()];
  const sums: [number, number] = [0, 0];
  let empty = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const dataset = drawDataset(images, separation, deriveSeed(1, name, images, experiment));
    const differencesOf = (plan: PlanName): number[] =>
      parts[plan].map(({ train, test }, run) => {
        const [first, second] = (plan === 'seeds' ? seeded : learners).map((learner, i) =>
          accuracyOf(dataset, learner, train, test, deriveSeed(i, plan, experiment, run)),
        );
        if (plan === 'k-fold') {
          sums[0] += first! / parts[plan].length;
          sums[1] += second! / parts[plan].length;
        }
        return first! - second!;
      });
    const count = (test: TestName, p: number | null) => {
      if (p === null) withoutP[test] += 1 / experiments;
      else if (p < LEVEL) decided[test] += 1 / experiments;
    };
    for (const plan of Object.keys(PLANS) as PlanName[]) {
      const differences = differencesOf(plan);
      const runs = parts[plan].map(({ run }) => run);
      const { p, interval } = testRuns(PLANS[plan], runs, differences);
      count(plan, p);
      if (plan === '5×2' && p !== null && interval === null) empty += 1 / experiments;
      if (plan === 'k-fold twice') count('uncorrected', pairedSeedsT(differences).p);
    }
    if (experiment % 100 === 99) onProgress(experiment + 1);
  }
  return {
    ...{ images, experiments, decided, withoutP, emptyIntervals: empty },
    accuracies: [sums[0] / experiments, sums[1] / experiments],
  };
}
