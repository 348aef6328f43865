import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { predictScores } from '../evaluation/predictions';
import { networkOf } from './graph/network.fixture';
import { loadModel } from './loadModel';
import { orderOf, withOutputOrder } from './outputOrder';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

it.each([
  [2, [1, 0]],
  [3, [2, 0, 1]],
])('moves the scores of %i classes', async (classCount, order) => {
  const { network, images } = await networkOf('compact-cnn', classCount);
  const scoresOf = async (of: typeof network) => {
    const model = await loadModel(of);
    const scores = await predictScores(model, images, classCount);
    model.dispose();
    return scores;
  };
  const before = await scoresOf(network);
  const after = await scoresOf(withOutputOrder(network, order));
  after.forEach((row, i) =>
    row.forEach((score, to) => expect(score).toBeCloseTo(before[i]![order[to]!]!, 6)),
  );
});

it('finds classes by their names, and refuses other ones', () => {
  expect(orderOf(['With mask', 'none'], ['none', ' with mask'])).toEqual([1, 0]);
  expect(() => orderOf(['cat', 'dog'], ['cat', 'bird'])).toThrow(
    'tells cat, dog apart, and the dataset has the classes cat, bird',
  );
  expect(() => orderOf(['a', 'b', 'c'], ['a', 'b'])).toThrow('Rename the dataset');
});
