import { describe, expect, it } from 'vitest';
import { balancedWeights } from '../recipe/classWeights';
import { accuracyOfAnswers, coverage, coverageAt, coverageCurve, isSure } from './abstain';
import { expectClose } from './fixtures/close';
import expected from './fixtures/decisions.json';
import table from './fixtures/predictions.json';
import { accuracy, confusionMatrix, crossEntropy } from './metrics';
import {
  fitTemperature,
  scaledEvaluation,
  scaleScores,
  scaleThreshold,
  shownThreshold,
} from './temperature';
import { chooseThreshold } from './thresholdRules';

const binary = (name: 'first' | 'second') =>
  table.binary[name].map((p, i) => ({ truth: table.binary.truth[i]!, scores: [1 - p, p] }));
const multiclass = table.multiclass.scores.map((scores, i) => ({
  truth: table.multiclass.truth[i]!,
  scores,
}));

describe.each(['first', 'second'] as const)('two classes, the %s model', (name) => {
  const predictions = binary(name);
  const reference = expected[name];

  it('has the thresholds that scikit-learn’s metrics give on the same grid', () => {
    const { thresholds } = reference;
    expect(chooseThreshold(predictions, { kind: 'accuracy' })).toBe(thresholds.accuracy);
    expect(chooseThreshold(predictions, { kind: 'f1' })).toBe(thresholds.f1);
    for (const { atLeast, threshold } of thresholds.precision)
      expect(chooseThreshold(predictions, { kind: 'precision', atLeast })).toBe(threshold);
    for (const { atLeast, threshold } of thresholds.recall)
      expect(chooseThreshold(predictions, { kind: 'recall', atLeast })).toBe(threshold);
    for (const { falsePositive, threshold } of thresholds.cost)
      expect(chooseThreshold(predictions, { kind: 'cost', falsePositive })).toBe(threshold);
  });

  it('has the coverage and accuracy that NumPy counts', () => {
    const curve = coverageCurve(predictions, 0.5);
    expectClose(curve.map(coverage), reference.coverage.coverage);
    expectClose(
      curve.map((point) => accuracyOfAnswers(point)!),
      reference.coverage.accuracy,
    );
  });

  it('has SciPy’s temperature and cross-entropy', () => {
    const temperature = fitTemperature(predictions)!;
    // SciPy's minimiser stops at the square root of the precision.
    expect(Math.abs(temperature - reference.temperature.temperature)).toBeLessThan(1e-6);
    expect(crossEntropy(predictions)).toBeCloseTo(reference.temperature.before, 7);
    const scaled = predictions.map(({ truth, scores }) => ({
      ...{ truth, scores: scaleScores(scores, temperature) },
    }));
    expect(crossEntropy(scaled)).toBeCloseTo(reference.temperature.after, 7);
  });
});

describe('a threshold that cannot be had', () => {
  it('is none', () => {
    const wrong = [
      { truth: 0, scores: [0.1, 0.9] },
      { truth: 1, scores: [0.9, 0.1] },
    ];
    expect(chooseThreshold(wrong, { kind: 'precision', atLeast: 0.9 })).toBeNull();
    expect(chooseThreshold([], { kind: 'recall', atLeast: 0.9 })).toBeNull();
  });
});

describe('three classes', () => {
  it('have the coverage that NumPy counts', () => {
    const curve = coverageCurve(multiclass, 0.5);
    expectClose(curve.map(coverage), expected.multiclass.coverage.coverage);
    expectClose(
      curve.map((point) => accuracyOfAnswers(point)!),
      expected.multiclass.coverage.accuracy,
    );
    const at = coverageAt(multiclass, 0.5, curve[20]!.minConfidence);
    expect(at).toEqual(curve[20]);
  });

  it('have SciPy’s temperature, and the same answers', () => {
    const { temperature: reference } = expected.multiclass;
    const temperature = fitTemperature(multiclass)!;
    expect(Math.abs(temperature - reference.temperature)).toBeLessThan(1e-6);
    scaleScores(multiclass[0]!.scores, temperature).forEach((score, k) =>
      expect(score).toBeCloseTo(reference.first[k]!, 6),
    );
    const run = { classes: ['a', 'b', 'c'], threshold: 0.5, temperature };
    const stored = multiclass.map((one, i) => ({ ...one, hash: `${i}`, path: `${i}` }));
    const evaluation = { predictions: stored, loss: 9, millisecondsPerPrediction: 1 };
    const scaled = scaledEvaluation(run, evaluation);
    expect(scaled.loss).toBeCloseTo(reference.after, 9);
    expect(confusionMatrix(scaled.predictions, 3, 0.5)).toEqual(confusionMatrix(stored, 3, 0.5));
    expect(scaledEvaluation({}, evaluation)).toBe(evaluation);
  });
});

describe('a temperature', () => {
  it('changes no decision of two classes, since the threshold moves with it', () => {
    const predictions = binary('first');
    const run = { classes: ['a', 'b'], threshold: 0.71, temperature: 2.3 };
    const scaled = predictions.map(({ truth, scores }) => ({
      ...{ truth, scores: scaleScores(scores, run.temperature) },
    }));
    expect(shownThreshold(run)).toBeCloseTo(1 / (1 + (0.29 / 0.71) ** (1 / 2.3)), 12);
    expect(confusionMatrix(scaled, 2, shownThreshold(run))).toEqual(
      confusionMatrix(predictions, 2, run.threshold),
    );
    expect(scaleThreshold(scaleThreshold(0.2, 3), 1 / 3)).toBeCloseTo(0.2, 12);
  });

  it('is none where the images do not determine it', () => {
    const perfect = [
      { truth: 0, scores: [0.8, 0.2] },
      { truth: 1, scores: [0.1, 0.9] },
    ];
    expect(fitTemperature(perfect)).toBeNull();
    expect(fitTemperature(perfect.map((one) => ({ ...one, truth: 1 - one.truth })))).toBeNull();
    expect(fitTemperature([])).toBeNull();
  });
});

it('is sure from the minimum confidence in the predicted class on', () => {
  expect(isSure([0.65, 0.35], 0.3, 0.6)).toBe(false);
  expect(isSure([0.75, 0.25], 0.3, 0.6)).toBe(true);
  expect(isSure([0.4, 0.6], 0.5, 0.6)).toBe(true);
  expect(isSure([0.65, 0.35], 0.3, undefined)).toBe(true);
  const nothing = coverageAt(binary('first'), 0.5, 1.1);
  expect([coverage(nothing), accuracyOfAnswers(nothing)]).toEqual([0, null]);
  const always = coverageAt(binary('first'), 0.5, 0);
  expect(accuracyOfAnswers(always)).toBe(accuracy(confusionMatrix(binary('first'), 2, 0.5)));
});

it('class weights are scikit-learn’s', () => {
  expectClose(balancedWeights([61, 30, 7]), expected.classWeights);
});
