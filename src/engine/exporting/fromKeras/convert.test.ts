import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { INPUT_SCALINGS } from '../../../domain/models/inputScaling';
import { randomFrom } from '../../../domain/random';
import { predictScores } from '../../evaluation/predictions';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import { h5 } from '../formats/h5';
import { keras } from '../formats/keras';
import { networkOf } from '../graph/network.fixture';
import { loadModel } from '../loadModel';
import { convertKeras } from './convert';
import { kerasBytes, kerasFacts, pixels } from './kerasModels.fixture';
import { readKerasFile } from './kerasFile';

const RAW = INPUT_SCALINGS['0 to 255'];

function expectClose(actual: number[][], expected: number[][]): void {
  actual.forEach((row, i) =>
    row.forEach((score, j) => expect(score).toBeCloseTo(expected[i]![j]!, 5)),
  );
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('a model that Keras saved', () => {
  it.each([
    ['cnn.3.15.keras', RAW, { kind: 'cnn', dropout: 0.25 }],
    ['cnn.3.15.h5', RAW, { kind: 'cnn' }],
    ['cnn.3.0.5.keras', RAW, { kind: 'cnn' }],
    ['cnn.2.15.keras', RAW, { kind: 'cnn' }],
    ['cnn.2.15.h5', INPUT_SCALINGS['0 to 1'], { kind: 'cnn' }],
    ['compact.3.15.keras', RAW, { kind: 'compact-cnn', dropout: 0.2 }],
    ['mobilenetv2.3.15.keras', RAW, { kind: 'mobilenetv2', alpha: 0.35, featureLayer: 'out_relu' }],
    ['mobilenetv2.2.15.h5', INPUT_SCALINGS['-1 to 1'], { kind: 'mobilenetv2', headUnits: 8 }],
  ])('%s gives the scores that Keras gives', async (name, scaling, recipe) => {
    const { size, scores } = kerasFacts(name);
    const file = await readKerasFile(kerasBytes(name).buffer, name);
    expect(file.inputSize).toBe(size);
    const { network, model: found } = convertKeras(file, scaling);
    expect(found).toMatchObject(recipe);
    const model = await loadModel(network);
    expectClose(await predictScores(model, pixels(size), scores[0]!.length), scores);
    model.dispose();
  });

  it('is refused at the first tensor that differs, by its name', async () => {
    const file = await readKerasFile(kerasBytes('wide-kernel.3.15.keras').buffer, 'a.keras');
    expect(() => convertKeras(file, RAW)).toThrow(
      /Scratch CNN\. conv2d_\d+\/kernel: 3×3×2×3 expected, 5×5×2×3 found\./,
    );
  });

  it('with Python code in a Lambda layer is refused', async () => {
    await expect(readKerasFile(kerasBytes('lambda.3.15.keras').buffer, 'a.keras')).rejects.toThrow(
      /has a Lambda layer .* Use a Rescaling layer/,
    );
  });
});

describe.each(['cnn', 'mobilenetv2', 'compact-cnn'] as const)("the studio's own %s", (kind) => {
  it.each([
    ['.keras', keras, 2],
    ['.h5', h5, 3],
  ] as const)('comes back from %s with the same weights and layers', async (_, format, classes) => {
    const { network } = await networkOf(kind, classes);
    const { source } = await cnnSource();
    const [file] = await filesOf(format, { ...source, network: async () => network });
    const back = convertKeras(await readKerasFile(file!.bytes.buffer, file!.path), RAW).network;
    expect(back.weights.size).toBe(network.weights.size);
    for (const [name, { shape, values }] of network.weights) {
      const read = back.weights.get(name)!;
      expect(read.shape, name).toEqual(shape);
      // Compared one by one, a million numbers take seconds.
      expect(Buffer.from(read.values.buffer).equals(Buffer.from(values.buffer)), name).toBe(true);
    }
    const before = await loadModel(network);
    const after = await loadModel(back);
    const size = before.inputs[0]!.shape[1]!;
    const input = tf.randomUniform<tf.Rank.R4>([2, size, size, 3], 0, 255, 'float32', 4);
    expect(await predictScores(after, input, classes)).toEqual(
      await predictScores(before, input, classes),
    );
    before.dispose();
    after.dispose();
  });
});

describe('a file that is no Keras model', () => {
  const whole = () => kerasBytes('cnn.2.15.h5');
  it.each([
    ['text', () => new TextEncoder().encode('hello'), 'a.h5 is damaged or not an HDF5 file'],
    ['half a file', () => whole().slice(0, 9000), 'damaged'],
    ['a zip with other things', () => Uint8Array.from([0x50, 0x4b, 3, 4]), 'not a zip'],
  ])('%s is refused with a message', async (_, bytes, message) => {
    const read = async () => convertKeras(await readKerasFile(bytes().slice().buffer, 'a.h5'), RAW);
    await expect(read()).rejects.toThrow(message);
  });

  it('no byte of a file, changed, gives more than a message', async () => {
    const random = randomFrom(5);
    for (let i = 0; i < 60; i++) {
      const bytes = whole();
      const at = Math.floor(random() * bytes.length);
      bytes[at] = Math.floor(random() * 256);
      try {
        convertKeras(await readKerasFile(bytes.buffer, 'a.h5'), RAW);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(Error);
        expect((error as Error).message, `byte ${at}`).toMatch(/^(a\.h5|[A-Z“]).*\.$/s);
      }
    }
  });
});
