import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { buildCnn } from './build';
import { cnn as definition, defaultCnn } from '../../../domain/models/cnn';
import { readValues, variablesOf } from '../weights';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const cnn = (size: number, classes: number, seed = 1) =>
  buildCnn({ kind: 'cnn', dropout: 0.25 }, { imageSize: size, classCount: classes, seed });

it("is the tutorial's network: 6,446,369 parameters at 224 px, with the layers that Keras prints", () => {
  const { layers, params, trainableParams } = definition.summary(defaultCnn, 224, 2);
  expect([params, trainableParams]).toEqual([6_446_369, 6_446_369]);
  expect(
    layers.map(({ name, type, outputShape, params }) => [name, type, outputShape, params]),
  ).toEqual([
    ['rescaling', 'Rescaling', [224, 224, 3], 0],
    ['conv2d_1', 'Conv2D', [224, 224, 16], 448],
    ['max_pooling2d_1', 'MaxPooling2D', [112, 112, 16], 0],
    ['dropout_1', 'Dropout', [112, 112, 16], 0],
    ['conv2d_2', 'Conv2D', [112, 112, 32], 4640],
    ['max_pooling2d_2', 'MaxPooling2D', [56, 56, 32], 0],
    ['dropout_2', 'Dropout', [56, 56, 32], 0],
    ['conv2d_3', 'Conv2D', [56, 56, 64], 18_496],
    ['max_pooling2d_3', 'MaxPooling2D', [28, 28, 64], 0],
    ['dropout_3', 'Dropout', [28, 28, 64], 0],
    ['flatten', 'Flatten', [50_176], 0],
    ['dense', 'Dense', [128], 6_422_656],
    ['predictions', 'Dense', [1], 129],
  ]);
});

it('draws Glorot-uniform weights that the seed decides, and zero biases', async () => {
  const [a, b, other] = [cnn(16, 2, 5), cnn(16, 2, 5), cnn(16, 2, 6)];
  const values = await Promise.all([a, b, other].map((m) => readValues(variablesOf(m.weights))));
  expect(values[0]).toEqual(values[1]);
  expect(values[0]).not.toEqual(values[2]);
  const kernel = values[0]!.get('conv2d_1/kernel')!;
  const limit = Math.sqrt(6 / (9 * 3 + 9 * 16));
  const largest = Math.max(...kernel.values.map(Math.abs));
  expect(largest).toBeLessThanOrEqual(limit);
  expect(largest).toBeGreaterThan(limit * 0.95);
  expect(values[0]!.get('dense/bias')!.values.every((bias) => bias === 0)).toBe(true);
  for (const model of [a, b, other]) model.dispose();
});

it('ends in a sigmoid for two classes and a softmax for more', () => {
  for (const [classes, units, activation] of [
    [2, 1, 'sigmoid'],
    [5, 5, 'softmax'],
  ] as const) {
    const model = cnn(16, classes);
    expect(model.layers.at(-1)!.getConfig()).toMatchObject({ units, activation });
    model.dispose();
  }
});
