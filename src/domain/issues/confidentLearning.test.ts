import { describe, expect, it } from 'vitest';
import { confidentJoint, rankLabels } from './confidentLearning';
import expected from './fixtures/expected.json';

describe.each(expected.cases)('$name, as cleanlab has it', (reference) => {
  const images = reference.labels.map((label, i) => ({ label, scores: reference.scores[i]! }));
  const classCount = reference.scores[0]!.length;

  it('estimates the same counts of wrong labels', () => {
    expect(confidentJoint(images, classCount)).toEqual(reference.confidentJoint);
  });

  it('marks the same images, in the same order', () => {
    const issues = rankLabels(images, classCount).filter(({ isIssue }) => isIssue);
    expect(issues.map(({ index }) => index)).toEqual(reference.issues);
  });

  it('ranks all images by self-confidence', () => {
    const ranking = rankLabels(images, classCount);
    expect(ranking.map(({ index }) => index)).toEqual(reference.ranking);
    for (const { index, selfConfidence, suggested } of ranking) {
      const { label, scores } = images[index]!;
      expect(selfConfidence).toBe(scores[label]);
      expect(scores[suggested]).toBe(Math.max(...scores));
    }
  });
});

describe('confident learning at the edges', () => {
  it('leaves a class its last image, and does without images', () => {
    const images = [
      { label: 0, scores: [0.9, 0.1] },
      { label: 0, scores: [0.8, 0.2] },
      { label: 1, scores: [0.9, 0.1] },
    ];
    expect(rankLabels(images, 2).map(({ index, isIssue }) => [index, isIssue])).toEqual([
      [2, false],
      [1, false],
      [0, false],
    ]);
    expect(rankLabels([], 2)).toEqual([]);
  });
});
