import { expect, it } from 'vitest';
import { classMetrics, confusionMatrix } from './metrics';
import { againstRest, chooseThreshold } from './thresholdRules';

/** Of three classes; the second is found at 0.4 in half of its images, where another is more probable. */
const predictions = [
  { truth: 1, scores: [0.1, 0.8, 0.1] },
  { truth: 1, scores: [0.5, 0.4, 0.1] },
  { truth: 0, scores: [0.65, 0.3, 0.05] },
  { truth: 2, scores: [0.1, 0.45, 0.45] },
];

it('takes one class against the rest, by its own probability', () => {
  const rest = againstRest(predictions, 1);
  expect(rest.map(({ truth }) => truth)).toEqual([1, 1, 0, 0]);
  expect(rest[2]!.scores[0]).toBeCloseTo(0.7, 12);
  expect(rest[2]!.scores[1]).toBe(0.3);
});

it('chooses thresholds of a class against the rest: below 0.5 for its recall, above for its precision', () => {
  const rest = againstRest(predictions, 1);
  const complete = chooseThreshold(rest, { kind: 'recall', atLeast: 1 })!;
  expect(complete).toBeGreaterThan(0.3);
  expect(complete).toBeLessThanOrEqual(0.4);
  const precise = chooseThreshold(rest, { kind: 'precision', atLeast: 1 })!;
  expect(precise).toBeGreaterThan(0.45);
  const at = (threshold: number) => classMetrics(confusionMatrix(rest, 2, threshold))[1]!;
  expect(at(complete)).toMatchObject({ recall: 1, precision: 2 / 3 });
  expect(at(precise)).toMatchObject({ recall: 0.5, precision: 1 });
});
