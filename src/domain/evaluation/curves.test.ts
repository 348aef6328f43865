import { describe, expect, it } from 'vitest';
import expected from './fixtures/expected.json';
import table from './fixtures/predictions.json';
import { expectClose } from './fixtures/close';
import {
  areaUnder,
  averagePrecision,
  oneVersusRest,
  precisionRecallCurve,
  rocAuc,
  rocCurve,
} from './curves';

const binary = (scores: number[]) =>
  scores.map((p, i) => ({ truth: table.binary.truth[i]!, scores: [1 - p, p] }));
const multiclass = table.multiclass.scores.map((scores, i) => ({
  truth: table.multiclass.truth[i]!,
  scores,
}));

describe('agrees with scikit-learn', () => {
  it.each(['first', 'second'] as const)('the %s model of two classes', (name) => {
    const predictions = binary(table.binary[name]);
    const { scores, positives } = oneVersusRest(predictions, 1);
    const reference = expected[name];

    const roc = rocCurve(scores, positives);
    expectClose(
      roc.map((point) => point.falsePositiveRate),
      reference.roc.falsePositiveRate,
    );
    expectClose(
      roc.map((point) => point.truePositiveRate),
      reference.roc.truePositiveRate,
    );
    expectClose(areaUnder(roc), reference.auc);
    expectClose(rocAuc(predictions, 2), reference.auc);

    const curve = precisionRecallCurve(scores, positives);
    expectClose(
      curve.map((point) => point.precision),
      reference.precision,
    );
    expectClose(
      curve.map((point) => point.recall),
      reference.recall,
    );
    expectClose(averagePrecision(curve), reference.averagePrecision);
  });

  it('three classes, each against the rest', () => {
    expectClose(rocAuc(multiclass, 3), expected.multiclass.auc);
    const precisions = [0, 1, 2].map((classIndex) => {
      const { scores, positives } = oneVersusRest(multiclass, classIndex);
      return averagePrecision(precisionRecallCurve(scores, positives))!;
    });
    expectClose(precisions, expected.multiclass.averagePrecision);
  });
});

describe('where there is nothing to tell', () => {
  it('has no ROC without both kinds of image', () => {
    expect(rocCurve([0.2, 0.9], [true, true])).toEqual([]);
    expect(rocAuc([{ truth: 1, scores: [0.1, 0.9] }], 2)).toBeNull();
    expect(areaUnder([])).toBeNull();
  });

  it('has no precision–recall curve without a positive', () => {
    expect(precisionRecallCurve([0.2], [false])).toEqual([]);
    expect(averagePrecision([])).toBeNull();
  });
});
