import { describe, expect, it } from 'vitest';
import { english } from '../../texts/message';
import { compareRecipes } from './comparison';
import { answerOutlook, outlookQuestion } from './outlookQuestion';
import type { ExperimentPlan } from './plan';
import { chanceOfSeeds, seedsOutlookSentence } from './seedsOutlook';
import type { Experiment } from './summary';

const seeds: ExperimentPlan = { kind: 'seeds', repeats: 3 };
const resampled: ExperimentPlan = { kind: 'resampled', repeats: 3, test: 0.2 };

function outcome(name: string, plan: ExperimentPlan, accuracies: readonly number[]) {
  const runs = accuracies.map((accuracy, index) => ({
    ...{ repeat: index + 1, fold: 1, seed: index, train: 80, test: 20, accuracy },
  }));
  // As many of twenty images right as the accuracy says.
  const predictions = runs.flatMap(({ repeat, fold, accuracy }) =>
    Array.from({ length: 20 }, (_, image) => ({
      ...{ hash: `${image}`, path: '', truth: 0, scores: [1, 0], unscaled: [1, 0], repeat, fold },
      predicted: image < Math.round(20 * accuracy) ? 0 : 1,
    })),
  );
  const experiment: Experiment = { name, plan, runs };
  return { experiment, predictions };
}

function questionOf(plan: ExperimentPlan, a: readonly number[], b: readonly number[]) {
  const [first, second] = [outcome('a', plan, a), outcome('b', plan, b)];
  const { verdicts } = compareRecipes([first.experiment, second.experiment]);
  return outlookQuestion(first, second, verdicts[0]!);
}

describe('what is asked where a verdict is undecided', () => {
  it('is about all images of a run, those that no random split has tested too', () => {
    const question = questionOf(resampled, [0.95, 0.9, 0.85], [0.9, 0.9, 0.9]);
    expect(question).toMatchObject({ kind: 'images', images: 100 });
    expect(question).toMatchObject({ onlyFirst: 1 / 60, onlySecond: 1 / 60 });
    expect(english(answerOutlook(question!))).toMatch(/^If the true difference is as measured/);
  });

  it('is about seeds where only they vary', () => {
    const question = questionOf(seeds, [0.95, 0.9, 0.9], [0.9, 0.9, 0.85]);
    expect(question).toMatchObject({ kind: 'seeds', seeds: 3 });
    expect(question).toHaveProperty('difference', expect.closeTo(1 / 30, 9));
    expect(english(answerOutlook(question!))).toMatch(
      /^If the true difference on this split is as measured, \d+ seeds would probably decide for this split/,
    );
  });

  it('is held to a stricter level where several pairs are tested', () => {
    const [first, second] = [
      outcome('a', seeds, [0.95, 0.9, 0.9]),
      outcome('b', seeds, [0.9, 0.9, 0.85]),
    ];
    const { verdicts } = compareRecipes([first.experiment, second.experiment]);
    const ofThree = outlookQuestion(first, second, verdicts[0]!, 3);
    expect(ofThree).toHaveProperty('level', expect.closeTo(0.05 / 3, 9));
    const measured = { difference: 0.02, sd: 0.02, seeds: 3 };
    expect(chanceOfSeeds(measured, 10, 0.05 / 3)).toBeLessThan(chanceOfSeeds(measured, 10) - 0.1);
  });

  it('is nothing where it is decided, where nothing varies, and before all runs are finished', () => {
    expect(questionOf(seeds, [0.95, 0.94, 0.96], [0.8, 0.8, 0.81])).toBeNull();
    expect(questionOf(seeds, [0.9, 0.9, 0.9], [0.9, 0.9, 0.9])).toBeNull();
    expect(questionOf(seeds, [0.95, 0.9], [0.9, 0.9])).toBeNull();
  });
});

describe('seeds that would decide', () => {
  it('have the chance of a paired t-test: 80% with 10 at a difference of one standard deviation', () => {
    const measured = { difference: 0.02, sd: 0.02, seeds: 3 };
    // 0.803, by the noncentral t distribution.
    expect(chanceOfSeeds(measured, 10)).toBeGreaterThan(0.75);
    expect(chanceOfSeeds(measured, 10)).toBeLessThan(0.86);
    expect(chanceOfSeeds(measured, 20)).toBeGreaterThan(chanceOfSeeds(measured, 5));
    expect(chanceOfSeeds({ ...measured, difference: 0 }, 10)).toBeLessThan(0.08);
  });

  it('say that seeds narrow training only, also where even fifty do not decide', () => {
    const text = english(seedsOutlookSentence({ difference: 0.001, sd: 0.02, seeds: 3 }));
    expect(text).toMatch(/even 50 seeds would probably not decide/);
    expect(text).toMatch(/More seeds narrow the variance of training only/);
    expect(text).toContain('5-fold cross-validation, 2 times');
  });
});
