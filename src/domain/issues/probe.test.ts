import { describe, expect, it } from 'vitest';
import reference from './fixtures/probe.json';
import { outOfFoldProbabilities } from './probe';

function run(search: Generator<number, number[][]>): { done: number[]; scores: number[][] } {
  const done: number[] = [];
  let state = search.next();
  while (!state.done) {
    done.push(state.value);
    state = search.next();
  }
  return { done, scores: state.value };
}

describe.each(reference.cases)('$name', ({ features, width, labels, folds, penalty, scores }) => {
  const table = { values: Float32Array.from(features), width };
  const classCount = scores[0]!.length;
  const search = () => outOfFoldProbabilities(table, labels, classCount, folds, penalty);

  it('has the probabilities of scikit-learn', () => {
    run(search()).scores.forEach((row, i) =>
      row.forEach((score, k) => expect(Math.abs(score - scores[i]![k]!)).toBeLessThan(2e-4)),
    );
  });

  it('says how far it is, and gives the same again', () => {
    const first = run(search());
    expect(first.done).toEqual([...first.done].sort((a, b) => a - b));
    expect(first.done.at(-1)).toBeLessThanOrEqual(1);
    expect(run(search()).scores).toEqual(first.scores);
  });
});
