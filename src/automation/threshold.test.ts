import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { getRun } from '../storage/runs';
import { evaluation, storeRun } from '../storage/runs.fixture';
import { decideBy } from './threshold';

const scored = (truth: number, score: number) => ({
  ...{ hash: `${truth} ${score}`, path: 'a.jpg', truth, scores: [1 - score, score] },
});
const classes = ['none', 'mask'];
const evaluated = {
  ...evaluation,
  validation: [scored(0, 0.1), scored(0, 0.6), scored(1, 0.7), scored(1, 0.9)],
  predictions: [scored(0, 0.2), scored(0, 0.55), scored(1, 0.58), scored(1, 0.95)],
};

it('chooses on validation images, stores it with the run, and says what it gives on both', async () => {
  await storeRun('a', { status: 'finished', classes });
  const rule = { kind: 'precision', atLeast: 1 } as const;
  const report = await decideBy(rule, (await getRun('a'))!, evaluated);
  expect(report).toEqual({
    ...{ rule, threshold: 0.61, isReached: true, positive: 'mask' },
    validation: { n: 4, accuracy: 1, precision: 1, recall: 1 },
    test: { n: 4, accuracy: 0.75, precision: 1, recall: 0.5 },
  });
  expect(await getRun('a')).toMatchObject({
    ...{ threshold: 0.61, thresholdFrom: 'validation', thresholdChoice: { rule, images: 4 } },
  });
});

it('leaves the run as it is where no threshold gives what is wanted', async () => {
  await storeRun('b', { status: 'finished', classes });
  const rule = { kind: 'precision', atLeast: 0.99 } as const;
  const validation = [scored(0, 0.999), scored(1, 0.1)];
  const report = await decideBy(rule, (await getRun('b'))!, { ...evaluated, validation });
  expect(report).toMatchObject({ threshold: 0.5, isReached: false, test: { recall: 1 } });
  expect((await getRun('b'))!.thresholdChoice).toBeUndefined();
});
