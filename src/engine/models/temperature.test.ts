import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { scaleScores } from '../../domain/evaluation/temperature';
import { scoresOf } from '../../domain/task';
import { buildModel } from './registry';
import { applyTemperature } from './temperature';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

it.each([2, 3])('scales the scores of a network with %i classes', async (classCount) => {
  const model = buildModel({ kind: 'cnn', dropout: 0.2 }, { imageSize: 64, seed: 1, classCount });
  const images = tf.mul(255, tf.randomUniform([4, 64, 64, 3], 0, 1, 'float32', 5)) as tf.Tensor4D;
  const scores = async () => {
    const output = model.apply(images, { training: false }) as tf.Tensor2D;
    return (await output.array()).map(scoresOf);
  };
  const before = await scores();
  const tensors = tf.memory().numTensors;
  applyTemperature(model, 0.3);
  expect(tf.memory().numTensors).toBe(tensors);
  const after = await scores();
  after.forEach((row, i) =>
    scaleScores(before[i]!, 0.3).forEach((score, k) => expect(row[k]).toBeCloseTo(score, 5)),
  );
  expect(after).not.toEqual(before);
  model.dispose();
});
