import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultCnn } from '../../domain/models/cnn';
import { defaultMobileNet } from '../../domain/models/mobilenetv2';
import { buildModel, familyOf } from '../models/registry';
import { cutAtLastActivation, gradCam } from './gradCam';

const SIZE = 16;

/** Black, with a white square whose corner is at (row, column) and whose side is 4. */
function brightSquare(row: number, column: number): tf.Tensor4D {
  const buffer = tf.buffer([1, SIZE, SIZE, 3]);
  for (let y = row; y < row + 4; y++) {
    for (let x = column; x < column + 4; x++) {
      for (let c = 0; c < 3; c++) buffer.set(255, 0, y, x, c);
    }
  }
  return buffer.toTensor() as tf.Tensor4D;
}

const constant = (value: number) => tf.initializers.constant({ value });

const convolution = () =>
  tf.layers.conv2d({
    filters: 2,
    kernelSize: 1,
    activation: 'relu',
    name: 'convolution',
    inputShape: [SIZE, SIZE, 3],
  });

/** The convolution's first channel measures brightness, its second darkness. */
function setKernel(model: tf.LayersModel): void {
  const third = 1 / (3 * 255);
  const kernel = tf.tensor4d([third, -third, third, -third, third, -third], [1, 1, 3, 2]);
  model.getLayer('convolution').setWeights([kernel, tf.tensor1d([0, 1])]);
}

/** Pooled like the studio's CNN, one sigmoid: brightness raises the logit of classes[1]. */
function sigmoidModel() {
  const decide = tf.layers.dense({ units: 1, activation: 'sigmoid', name: 'decide' });
  const inputs = tf.input({ shape: [SIZE, SIZE, 3] });
  let x = convolution().apply(inputs) as tf.SymbolicTensor;
  x = tf.layers.maxPooling2d({ poolSize: 2 }).apply(x) as tf.SymbolicTensor;
  x = tf.layers.dropout({ rate: 0.5 }).apply(x) as tf.SymbolicTensor;
  x = tf.layers.flatten().apply(x) as tf.SymbolicTensor;
  const model = tf.model({ inputs, outputs: decide.apply(x) as tf.SymbolicTensor });
  setKernel(model);
  // Flattened as [y, x, channel]: +1 for each bright pixel, −1 for each dark one.
  const weights = Array.from({ length: (SIZE / 2) ** 2 * 2 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  decide.setWeights([tf.tensor2d(weights, [weights.length, 1]), tf.tensor1d([0])]);
  return model;
}

/** Averaged over space like MobileNetV2, three softmax classes: bright, dark, neither. */
function softmaxModel() {
  const model = tf.sequential({
    layers: [
      convolution(),
      tf.layers.globalAveragePooling2d({ name: 'average' }),
      tf.layers.dense({ units: 2, activation: 'relu', kernelInitializer: 'identity' }),
      tf.layers.dense({ units: 3, activation: 'softmax', kernelInitializer: constant(0) }),
    ],
  });
  setKernel(model);
  model.layers
    .at(-1)!
    .setWeights([tf.tensor2d([1, -1, 0, -1, 1, 0], [2, 3]), tf.tensor1d([0, 0, 0])]);
  return model;
}

/** Mean of the map inside and outside the square at (row, column), in map pixels. */
async function insideAndOutside(model: tf.LayersModel, classIndex: number) {
  const [row, column] = [2, 9];
  const image = brightSquare(row, column);
  const { size, values } = await gradCam(model, image, classIndex);
  image.dispose();
  expect(values).toHaveLength(size * size);
  const side = SIZE / size;
  const sums = { inside: 0, outside: 0 };
  const counts = { inside: 0, outside: 0 };
  values.forEach((value, index) => {
    const [y, x] = [Math.floor(index / size) * side, (index % size) * side];
    const inSquare = y >= row && y < row + 4 && x >= column && x < column + 4;
    const where = inSquare ? 'inside' : 'outside';
    sums[where] += value;
    counts[where] += 1;
  });
  return { inside: sums.inside / counts.inside, outside: sums.outside / counts.outside };
}

describe('gradCam', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([
    ['sigmoid', sigmoidModel, 1],
    ['softmax', softmaxModel, 0],
  ])('finds the bright square that decides for the class (%s)', async (_, build, classIndex) => {
    const { inside, outside } = await insideAndOutside(build(), classIndex);
    expect(inside).toBe(1);
    expect(outside).toBe(0);
  });

  it.each([
    ['sigmoid', sigmoidModel, 0],
    ['softmax', softmaxModel, 1],
  ])('finds the dark rest for the opposite class (%s)', async (_, build, classIndex) => {
    const { inside, outside } = await insideAndOutside(build(), classIndex);
    expect(inside).toBe(0);
    expect(outside).toBe(1);
  });

  it('is all 0, not NaN, when nothing raises the logit of the class', async () => {
    const { inside, outside } = await insideAndOutside(softmaxModel(), 2);
    expect([inside, outside]).toEqual([0, 0]);
  });

  it('works on a model that was written and read back', async () => {
    let written: tf.io.ModelArtifacts | undefined;
    await sigmoidModel().save({
      save: (artifacts) => {
        written = artifacts;
        return Promise.resolve({
          modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts),
        });
      },
    });
    const read = await tf.loadLayersModel(tf.io.fromMemory(written!));
    expect(await insideAndOutside(read, 1)).toEqual({ inside: 1, outside: 0 });
  });

  it('keeps no tensor and leaves the model’s weights alone', async () => {
    const model = sigmoidModel();
    const image = brightSquare(2, 9);
    const before = tf.memory().numTensors;
    await gradCam(model, image, 1);
    expect(tf.memory().numTensors).toBe(before);
    expect(cutAtLastActivation(model).backbone.outputs[0]!.shape).toEqual([null, SIZE, SIZE, 2]);
  });

  it('says so when the model has no spatial activations', async () => {
    const model = tf.sequential({
      layers: [tf.layers.flatten({ inputShape: [SIZE, SIZE, 3] }), tf.layers.dense({ units: 1 })],
    });
    await expect(gradCam(model, brightSquare(0, 0), 1)).rejects.toThrow(/no convolution/);
  });
});

describe('on the studio’s own networks', () => {
  const image = () => tf.randomUniform([1, 64, 64, 3], 0, 255, 'float32', 1) as tf.Tensor4D;

  it.each([
    // The third convolution is a quarter of the image's side, block 13's expansion a sixteenth.
    ['CNN', defaultCnn, 2, 16],
    ['CNN of three classes', defaultCnn, 3, 16],
    [
      'MobileNetV2',
      { ...defaultMobileNet, alpha: 0.35 as const, featureLayer: 'block_13_expand_relu' },
      2,
      4,
    ],
  ])('%s: a map as fine as its last activations', async (_, recipe, classCount, size) => {
    await tf.setBackend('cpu');
    const model = buildModel(recipe, { imageSize: 64, classCount, seed: 1 });
    const forward = familyOf(recipe.kind).forward(model, recipe);
    for (let classIndex = 0; classIndex < classCount; classIndex++) {
      const map = await gradCam(model, image(), classIndex);
      const { activations } = forward;
      const folded = await gradCam(model, image(), classIndex, activations);
      folded.values.forEach((value, i) => expect(value).toBeCloseTo(map.values[i]!, 3));
      expect(map.size).toBe(size);
      expect(Math.max(...map.values)).toBeLessThanOrEqual(1);
      expect(map.values.every((value) => value >= 0)).toBe(true);
    }
    forward.dispose();
    model.dispose();
  });
});
