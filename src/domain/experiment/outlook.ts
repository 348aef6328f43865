/**
 * What would probably decide between two recipes that an experiment could not tell apart. The
 * next experiment is simulated, with the difference as measured: the images on which only one of
 * the two is right are drawn anew, stay the same in every repeat, and fall into folds at random; on
 * top of that, training adds normal noise to the difference of each run.
 */
import { message, type Message } from '../../texts/message';
import type { PairedCounts } from '../evaluation/pairing';
import { deriveSeed, randomFrom } from '../random';
import { EXPERIMENT_PRESETS, runCount, type ExperimentPlan } from './plan';
import { deviation, LEVEL, mean } from './recipeTests';
import { planName } from './sentence';
import { testRuns, type ExperimentRun } from './summary';

type FoldPlan = Extract<ExperimentPlan, { kind: 'folds' }>;

/** What is known of two recipes. */
export interface Measured {
  /** Share of images on which only the first is right, in [0, 1]; of the second. */
  onlyFirst: number;
  onlySecond: number;
  /** What training adds to the standard deviation of the difference in a run. */
  trainingSd: number;
}

/**
 * From an experiment: shares from the pooled predictions; of the differences' variance, what the
 * number of images of a run does not explain is training's.
 * @param counts of at least one image
 * @param testImages of a run
 */
export function measure(
  { both, onlyFirst, onlySecond, neither }: PairedCounts,
  differences: readonly number[],
  testImages: number,
): Measured {
  const images = both + onlyFirst + onlySecond + neither;
  const [first, second] = [onlyFirst / images, onlySecond / images];
  const byImage = (first + second - (first - second) ** 2) / testImages;
  const trainingVariance = (deviation(differences) ?? 0) ** 2 - byImage;
  return {
    onlyFirst: first,
    onlySecond: second,
    trainingSd: Math.sqrt(Math.max(0, trainingVariance)),
  };
}

/** Standard normal numbers (Box and Muller). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The differences of one simulated experiment, in the order of its runs. */
function simulate(
  { onlyFirst, onlySecond, trainingSd }: Measured,
  images: number,
  { folds, repeats }: FoldPlan,
  random: () => number,
): number[] {
  const differing: number[] = [];
  const share = onlyFirst + onlySecond;
  // Most images do not differ: how many lie between two that do is drawn, not each of them.
  const skip = () => (share === 0 ? images : Math.log(1 - random()) / Math.log(1 - share));
  for (let i = Math.floor(skip()); i < images; i += 1 + Math.floor(skip())) {
    differing.push(random() * share < onlyFirst ? 1 : -1);
  }
  return Array.from({ length: repeats }).flatMap(() => {
    const sums = new Array<number>(folds).fill(0);
    for (const sign of differing) sums[Math.floor(random() * folds)]! += sign;
    return sums.map((sum) => (sum * folds) / images + trainingSd * normal(random));
  });
}

export const SIMULATIONS = 500;

/** The share of experiments on so many images that would find a p below `level`, in [0, 1]. */
export function chanceOfDeciding(
  measured: Measured,
  images: number,
  plan: FoldPlan,
  seed = 1,
  level = LEVEL,
): number {
  const random = randomFrom(deriveSeed(seed, 'outlook', images));
  const test = images / plan.folds;
  const runs = Array.from({ length: runCount(plan) }, (_, index): ExperimentRun => {
    const fold = (index % plan.folds) + 1;
    const repeat = Math.floor(index / plan.folds) + 1;
    return { repeat, fold, seed: 0, train: images - test, test, accuracy: 0 };
  });
  const decided = Array.from({ length: SIMULATIONS }, () => {
    const { p } = testRuns(plan, runs, simulate(measured, images, plan, random));
    return p !== null && p < level ? 1 : 0;
  });
  return mean(decided);
}

/** "Probably": in so many of the simulated experiments. */
export const PROBABLY = 0.8;

const { foldTwice, fiveByTwo } = EXPERIMENT_PRESETS;
const TIMES = [1.5, 2, 3, 4, 6, 8, 12, 16];

export interface Outlook {
  plan: FoldPlan;
  images: number;
  /** Of deciding, in [0, 1]. */
  chance: number;
}

/**
 * The least that would probably decide: another plan on the same images, else 5-fold twice on
 * more; `null` where 16 times as many would not do.
 */
export function whatWouldDecide(measured: Measured, images: number, level = LEVEL): Outlook | null {
  const options = [
    { plan: foldTwice, images },
    { plan: fiveByTwo, images },
    ...TIMES.map((times) => ({ plan: foldTwice, images: Math.ceil(times * images) })),
  ];
  for (const option of options) {
    const chance = chanceOfDeciding(measured, option.images, option.plan, 1, level);
    if (chance >= PROBABLY) return { ...option, chance };
  }
  return null;
}

/** In words, for a verdict that is not significant. */
export function outlookSentence(measured: Measured, images: number, level = LEVEL): Message {
  const outlook = whatWouldDecide(measured, images, level);
  if (!outlook) {
    return message('experiments.outlook.none', { images: TIMES.at(-1)! * images });
  }
  const facts = { plan: planName(outlook.plan), chance: outlook.chance };
  return outlook.images === images
    ? message('experiments.outlook.repeats', facts)
    : message('experiments.outlook.images', { ...facts, images: twoDigits(outlook.images) });
}

/** 1234 → 1200: an estimate. */
function twoDigits(value: number): number {
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / magnitude) * magnitude;
}
