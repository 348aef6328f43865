import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { compactCnn, defaultCompactCnn, MOST_PARAMETERS } from '../../../domain/models/compactCnn';
import { gradCam } from '../../evaluation/gradCam';
import { buildCompactCnn } from './build';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

it.each([64, 128, 224])('has fewer parameters than its card says at %i px', (imageSize) => {
  const { params, trainableParams } = compactCnn.summary(defaultCompactCnn, imageSize, 2);
  expect(params).toBeLessThan(MOST_PARAMETERS);
  expect(params).toBe(86_241);
  expect(trainableParams).toBe(84_737);
});

it('has a Grad-CAM map of the size of its last activations', async () => {
  const model = buildCompactCnn(defaultCompactCnn, { imageSize: 64, classCount: 2, seed: 1 });
  const image = tf.randomUniform([1, 64, 64, 3], 0, 255, 'float32', 1) as tf.Tensor4D;
  const maps = [await gradCam(model, image, 0), await gradCam(model, image, 1)];
  for (const { size, values } of maps) {
    expect(size).toBe(2);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  }
  expect(maps[0]!.values).not.toEqual(maps[1]!.values);
  model.dispose();
});

it('is saved as stock layers, and read back gives the same scores', async () => {
  const model = buildCompactCnn(defaultCompactCnn, { imageSize: 64, classCount: 3, seed: 1 });
  const types = new Set(model.layers.map((layer) => layer.getClassName()));
  expect(types).toContain('BatchNormalization');
  let saved!: tf.io.ModelArtifacts;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
    }),
  );
  const read = await tf.loadLayersModel(tf.io.fromMemory(saved));
  const images = tf.randomUniform([2, 64, 64, 3], 0, 255, 'float32', 2);
  const [ours, theirs] = [model, read].map((each) =>
    (each.predict(images) as tf.Tensor).dataSync(),
  );
  ours!.forEach((score, i) => expect(score).toBeCloseTo(theirs![i]!, 6));
});
