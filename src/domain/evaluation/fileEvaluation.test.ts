import { describe, expect, it } from 'vitest';
import { evaluationCsv, fileEvaluation, foldersWithoutClass, truthOf } from './fileEvaluation';

const model = { classes: ['no', 'yes'], threshold: 0.7 };
const scored = [
  { path: 'set/no/1.jpg', scores: [0.4, 0.6] },
  { path: 'set/yes/2.jpg', scores: [0.2, 0.8] },
  { path: 'set/yes/3.jpg', scores: [0.5, 0.5] },
  { path: 'set/4.jpg', scores: [0.1, 0.9] },
];

describe('the evaluation of files', () => {
  it('labels by the innermost folder that is named like a class', () => {
    expect(truthOf('yes/no/1.jpg', model.classes)).toBe(0);
    expect(truthOf('yes/today/1.jpg', model.classes)).toBe(1);
    expect(truthOf('other/yes.jpg', model.classes)).toBeNull();
    expect(truthOf('YES/1.jpg', model.classes)).toBe(1);
    expect(truthOf('YES/1.jpg', ['yes', 'Yes'])).toBeNull();
  });

  it('names the folders that are no class, the largest first', () => {
    const paths = ['a/other/1.jpg', 'more/2.jpg', 'more/3.jpg', 'yes/4.jpg', '5.jpg'];
    const evaluation = fileEvaluation(
      model,
      paths.map((path) => ({ path, scores: [0.5, 0.5] })),
      [],
    );
    expect(foldersWithoutClass(evaluation)).toEqual([
      { name: 'more', images: 2 },
      { name: 'other', images: 1 },
    ]);
  });

  it('counts the labelled images at the threshold of the model', () => {
    const evaluation = fileEvaluation(model, scored, []);
    expect(evaluation).toMatchObject({ n: 4, labelled: 3, threshold: 0.7 });
    expect(evaluation.confusion).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(evaluation.accuracy).toBeCloseTo(2 / 3);
    // Wilson's interval of 2 of 3.
    expect(evaluation.interval![0]).toBeCloseTo(0.2077, 4);
    expect(evaluation.interval![1]).toBeCloseTo(0.9385, 4);
    expect(evaluation.perClass![1]).toEqual({
      ...{ class: 'yes', precision: 1, recall: 0.5, support: 2 },
      f1: 2 / 3,
    });
    expect(evaluation.predictions.at(-1)).toMatchObject({ truth: null, predicted: 1 });
  });

  it('has no figures where no image is labelled', () => {
    const { accuracy, interval, confusion, n } = fileEvaluation(model, scored.slice(3), []);
    expect([accuracy, interval, confusion, n]).toEqual([null, null, null, 1]);
  });

  it('says where the answer is not sure, and how good the others are', () => {
    const careful = { ...model, minConfidence: 0.6 };
    // At the threshold of 0.7, the confidence of 0.4/0.6 in the first class is 0.4.
    const evaluation = fileEvaluation(careful, scored, []);
    expect(evaluation.predictions.map(({ sure }) => sure)).toEqual([false, true, false, true]);
    expect(evaluation).toMatchObject({ minConfidence: 0.6, answers: { answered: 1, correct: 1 } });
    expect(evaluation.accuracy).toBeCloseTo(2 / 3);
    expect(evaluationCsv(evaluation).split('\r\n').slice(0, 2)).toEqual([
      'path,truth,predicted,sure,score no,score yes',
      'set/no/1.jpg,no,no,false,0.4,0.6',
    ]);
    expect(fileEvaluation(model, scored, [])).toMatchObject({ minConfidence: null, answers: null });
    expect(fileEvaluation(careful, scored.slice(3), []).answers).toBeNull();
  });

  it('is written as CSV, with cells that no spreadsheet runs', () => {
    const path = '=a,"b".jpg';
    expect(evaluationCsv(fileEvaluation(model, [{ path, scores: [0.5, 0.5] }], []))).toBe(
      'path,truth,predicted,score no,score yes\r\n"\'=a,""b"".jpg",,no,0.5,0.5\r\n',
    );
  });
});
