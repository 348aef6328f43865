/** What is asked of the simulation where two recipes could not be told apart. */
import type { Message } from '../../texts/message';
import type { RecipeVerdict } from './comparison';
import type { OutOfFoldPrediction } from './outOfFold';
import { measure, outlookSentence, type Measured } from './outlook';
import { runCount } from './plan';
import { deviation, LEVEL, mean } from './recipeTests';
import { seedsOutlookSentence, type MeasuredOverSeeds } from './seedsOutlook';
import type { Experiment } from './summary';
import { pairedOutOfFold } from './testedImages';

export type OutlookQuestion = (
  ({ kind: 'images'; images: number } & Measured) | ({ kind: 'seeds' } & MeasuredOverSeeds)
) & {
  /** Of a p that decides. */
  level: number;
};

interface Outcome {
  experiment: Experiment;
  predictions: readonly OutOfFoldPrediction[];
}

/**
 * Small enough for a worker, which answers it. Null where the verdict is decided, where nothing varies, and before
 * both experiments are finished.
 * @param pairs that are tested: the least p of them is held to a level so many times as small, as by
 * Bonferroni
 */
export function outlookQuestion(
  first: Outcome,
  second: Outcome,
  { p, pHolm, difference, differences }: Omit<RecipeVerdict, 'sentence'>,
  pairs = 1,
): OutlookQuestion | null {
  const { plan, runs } = first.experiment;
  const isDecided = pHolm !== null && pHolm < LEVEL;
  if (isDecided || p === null || differences.length !== runCount(plan)) return null;
  const level = LEVEL / pairs;
  if (plan.kind === 'seeds') {
    const sd = deviation(differences)!;
    return { kind: 'seeds', difference, sd, seeds: differences.length, level };
  }
  const counts = pairedOutOfFold(first.predictions, second.predictions);
  const tested = mean(runs.map(({ test }) => test));
  const images = runs[0]!.train + runs[0]!.test;
  return { kind: 'images', ...measure(counts, differences, tested), images, level };
}

/** In words; takes up to seconds. */
export const answerOutlook = (question: OutlookQuestion): Message =>
  question.kind === 'seeds'
    ? seedsOutlookSentence(question, question.level)
    : outlookSentence(question, question.images, question.level);
