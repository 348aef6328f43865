import { describe, expect, it } from 'vitest';
import { crossEntropy } from '../evaluation/metrics';
import { foldDecision } from './foldDecision';
import { poolPredictions, type TestedRun } from './outOfFold';
import { pooledCalibration } from './pooledCalibration';

const prediction = (hash: string, truth: number, positive: number) => ({
  ...{ hash, path: `${hash}.png`, truth, scores: [1 - positive, positive] },
});

/** Sure of itself, and wrong in a quarter of the images: probabilities of 0.98 that come true in 75%. */
const overconfident = (name: string) =>
  Array.from({ length: 40 }, (_, i) => {
    const truth = i % 2;
    const isRight = i % 8 > 1;
    return prediction(`${name}${i}`, truth, isRight === (truth === 1) ? 0.98 : 0.02);
  });

describe('the decision of a run of an experiment', () => {
  it('has its temperature from the validation images: 0.98 becomes 0.75', () => {
    const { temperature } = foldDecision(overconfident('v'), 2, null);
    expect(temperature).toBeCloseTo(Math.log(0.98 / 0.02) / Math.log(0.75 / 0.25), 6);
  });

  it('has none where all of them are predicted correctly', () => {
    const validation = [prediction('a', 0, 0.1), prediction('b', 1, 0.9)];
    expect(foldDecision(validation, 2, null).temperature).toBeNull();
  });

  it('has its threshold by the rule, else 0.5', () => {
    const validation = [
      ...[0.1, 0.2, 0.3].map((p, i) => prediction(`n${i}`, 0, p)),
      ...[0.4, 0.45, 0.8].map((p, i) => prediction(`p${i}`, 1, p)),
    ];
    expect(foldDecision(validation, 2, null)).toMatchObject({ threshold: 0.5, isChosen: false });
    // From 0.31 to 0.40 all are correct; 0.40 is nearest to 0.5.
    const best = foldDecision(validation, 2, { kind: 'accuracy' });
    expect(best).toMatchObject({ threshold: 0.4, isChosen: true });
    const unreachable = [prediction('a', 0, 0.999), prediction('b', 1, 0.001)];
    const none = foldDecision(unreachable, 2, { kind: 'precision', atLeast: 0.9 });
    expect(none).toMatchObject({ threshold: 0.5, isChosen: false });
  });

  it('has no threshold to choose with three classes', () => {
    const validation = [{ truth: 0, scores: [0.2, 0.5, 0.3] }];
    expect(foldDecision(validation, 3, { kind: 'f1' }).isChosen).toBe(false);
  });
});

it('pooled predictions have the probabilities of their run’s temperature, and are better calibrated', () => {
  const decision = foldDecision(overconfident('v'), 2, null);
  const run: TestedRun = { repeat: 1, fold: 1, decision, predictions: overconfident('t') };
  const pooled = poolPredictions([run]);
  expect(pooled[0]!.unscaled).toEqual(run.predictions[0]!.scores);
  expect(pooled[0]!.scores[1]).toBeCloseTo(0.75, 6);
  const { before, after } = pooledCalibration(pooled);
  expect(before.error).toBeCloseTo(0.23, 6);
  expect(after.error).toBeCloseTo(0, 6);
  expect(before.loss).toBeCloseTo(crossEntropy(run.predictions), 12);
  expect(after.loss).toBeLessThan(before.loss);
});
