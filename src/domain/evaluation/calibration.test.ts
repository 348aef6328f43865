import { describe, expect, it } from 'vitest';
import { reliability, predictedProbabilities } from './calibration';
import expected from './fixtures/expected.json';
import table from './fixtures/predictions.json';
import { expectClose } from './fixtures/close';

function expectReliability(
  predictions: { truth: number; scores: number[] }[],
  reference: typeof expected.multiclass.reliability,
) {
  const { probabilities, outcomes } = predictedProbabilities(predictions);
  const { bins, error } = reliability(probabilities, outcomes);
  expect(bins.map((bin) => bin.count)).toEqual(reference.counts);
  expectClose(
    bins.map((bin) => bin.predicted),
    reference.stated,
  );
  expectClose(
    bins.map((bin) => bin.observed),
    reference.observed,
  );
  expectClose(error, reference.error);
}

describe('agrees with scikit-learn', () => {
  it.each(['first', 'second'] as const)('the %s model of two classes', (name) => {
    const predictions = table.binary[name].map((p, i) => ({
      truth: table.binary.truth[i]!,
      scores: [1 - p, p],
    }));
    expectReliability(predictions, expected[name].reliability);
  });

  it('three classes, by the confidence in the answer', () => {
    const predictions = table.multiclass.scores.map((scores, i) => ({
      truth: table.multiclass.truth[i]!,
      scores,
    }));
    expectReliability(predictions, expected.multiclass.reliability);
  });
});

it('has no reliability without predictions', () => {
  expect(predictedProbabilities([])).toEqual({ probabilities: [], outcomes: [] });
  expect(reliability([], [])).toEqual({ bins: [], error: 0 });
});

it('puts probabilities of exactly 0 and 1 into the first and last bin', () => {
  const { bins } = reliability([0, 1], [false, true]);
  expect(bins.map(({ low, high }) => [low, high])).toEqual([
    [0, 0.1],
    [0.9, 1],
  ]);
});
