import { describe, expect, it } from 'vitest';
import expected from './fixtures/expected.json';
import table from './fixtures/predictions.json';
import { expectClose } from './fixtures/close';
import {
  accuracy,
  classMetrics,
  confusionMatrix,
  crossEntropy,
  imageCount,
  macroMetrics,
  correctCount,
} from './metrics';
import { decide } from '../task';

const binary = (scores: number[]) =>
  scores.map((p, i) => ({ truth: table.binary.truth[i]!, scores: [1 - p, p] }));
const multiclass = table.multiclass.scores.map((scores, i) => ({
  truth: table.multiclass.truth[i]!,
  scores,
}));

type Figures = Pick<typeof expected.multiclass, 'confusion' | 'accuracy' | 'perClass' | 'macro'>;

function expectFigures(matrix: number[][], reference: Figures) {
  expect(matrix).toEqual(reference.confusion);
  expectClose(accuracy(matrix), reference.accuracy);
  const classes = classMetrics(matrix);
  expectClose(
    [
      classes.map((c) => c.precision),
      classes.map((c) => c.recall),
      classes.map((c) => c.f1),
      classes.map((c) => c.support),
    ],
    reference.perClass,
  );
  const { precision, recall, f1 } = macroMetrics(matrix);
  expectClose([precision, recall, f1], reference.macro);
}

describe('metrics agree with scikit-learn', () => {
  const models = [
    { name: 'first', scores: table.binary.first, reference: expected.first.at },
    { name: 'second', scores: table.binary.second, reference: expected.second.at },
  ];
  for (const { name, scores, reference } of models) {
    it.each(Object.entries(reference))(`${name} model, threshold %s`, (threshold, figures) => {
      expectFigures(confusionMatrix(binary(scores), 2, Number(threshold)), figures);
    });
  }

  it('three classes', () => {
    expectFigures(confusionMatrix(multiclass, 3, 0.5), expected.multiclass);
    expectClose(crossEntropy(multiclass), expected.multiclass.crossEntropy);
  });
});

describe('decide', () => {
  it('predicts classes[1] from the threshold on', () => {
    expect(decide([0.7, 0.3], 0.3)).toBe(1);
    expect(decide([0.71, 0.29], 0.3)).toBe(0);
  });

  it('predicts the most probable of more classes, whatever the threshold', () => {
    expect(decide([0.2, 0.5, 0.3], 0.99)).toBe(1);
    expect(decide([0.4, 0.4, 0.2], 0)).toBe(0);
  });
});

it('gives zeroes, not NaN, for no predictions and for a class that was never predicted', () => {
  const empty = confusionMatrix([], 2, 0.5);
  expect([imageCount(empty), correctCount(empty), accuracy(empty)]).toEqual([0, 0, 0]);
  expect(macroMetrics(empty)).toEqual({ precision: 0, recall: 0, f1: 0 });
  const oneSided = confusionMatrix([{ truth: 1, scores: [0.9, 0.1] }], 2, 0.5);
  expect(classMetrics(oneSided)[1]).toEqual({ precision: 0, recall: 0, f1: 0, support: 1 });
});
