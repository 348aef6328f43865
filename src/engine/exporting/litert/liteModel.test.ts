import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cnnSource } from '../exportedModel.fixture';
import type { Graph, Padding } from '../graph/graph';
import { graphForward } from '../graph/graphForward';
import { openModelZip } from '../zip';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import { float16, float32, type Encoding } from './encoding';
import { liteModel } from './liteModel';
import { runLite } from './liteRt.fixture';
import { readLite, rootOf } from './reader.fixture';

const SIZE = 8;
const NONE: Padding = { top: 0, bottom: 0, left: 0, right: 0 };
let metadata: ModelMetadata;

beforeAll(async () => {
  await tf.setBackend('cpu');
  ({ metadata } = (await cnnSource()).source);
});

const drawn = (count: number, seed: number) =>
  tf.randomUniform([count], -0.5, 0.5, 'float32', seed).dataSync() as Float32Array;

/** Scaling, a convolution 3 × 3 and a depthwise one, the mean, and a dense layer to a probability. */
function graph(padding: Padding, stride: number): Graph {
  const { top, bottom, left, right } = padding;
  const height = Math.floor((SIZE + top + bottom - 3) / stride) + 1;
  const width = Math.floor((SIZE + left + right - 3) / stride) + 1;
  return {
    inputSize: SIZE,
    operations: [
      {
        ...{ kind: 'scale', name: 'scale', inputs: ['image'], shape: [SIZE, SIZE, 3] },
        ...{ scale: 1 / 127.5, offset: -1 },
      },
      {
        ...{ kind: 'conv', name: 'conv', inputs: ['scale'], shape: [height, width, 4] },
        ...{ kernel: drawn(108, 1), kernelShape: [3, 3, 3, 4], bias: drawn(4, 2) },
        ...{ strides: [stride, stride], padding, activation: 'relu6' },
      },
      {
        ...{ kind: 'depthwise', name: 'depthwise', inputs: ['conv'], shape: [height, width, 4] },
        ...{ kernel: drawn(4, 3), kernelShape: [1, 1, 4], bias: drawn(4, 4) },
        ...{ strides: [1, 1], padding: NONE, activation: 'none' },
      },
      {
        ...{ kind: 'add', name: 'add', inputs: ['conv', 'depthwise'], shape: [height, width, 4] },
      },
      { kind: 'globalAverage', name: 'mean', inputs: ['add'], shape: [4] },
      {
        ...{ kind: 'dense', name: 'dense', inputs: ['mean'], shape: [1] },
        ...{ kernel: drawn(4, 5), kernelShape: [4, 1], bias: drawn(1, 6), activation: 'sigmoid' },
      },
    ],
  };
}

const images = () => tf.randomUniform<tf.Rank.R4>([2, SIZE, SIZE, 3], 0, 255, 'float32', 8);

async function scoresOf(of: Graph, encoding: Encoding): Promise<number[]> {
  const file = await liteModel(of, metadata, encoding);
  const separate = tf.unstack(images()).map((image) => image.dataSync<'float32'>());
  return await runLite(file, separate, SIZE);
}

// MUL and ADD, then a convolution with or without PAD.
const SCALING = [18, 0];

describe('a LiteRT file', () => {
  it.each([
    ['without padding', NONE, 1, 1, false],
    ['as TensorFlow pads', { top: 1, bottom: 1, left: 1, right: 1 }, 1, 0, false],
    ['as TensorFlow pads, stride 2', { top: 0, bottom: 1, left: 0, right: 1 }, 2, 0, false],
    ['otherwise', { top: 1, bottom: 0, left: 1, right: 0 }, 2, 1, true],
    ['otherwise in height only', { top: 2, bottom: 0, left: 1, right: 1 }, 1, 1, true],
  ])('pads %s', async (_, padding, stride, kind, separate) => {
    const of = graph(padding, stride);
    const { operators } = readLite(await liteModel(of, metadata, float32));
    expect(operators.map(({ op }) => op)).toEqual([
      ...[...SCALING, ...(separate ? [34] : []), 3, 4, 0, 40, 9, 14],
    ]);
    const convolution = operators.find(({ op }) => op === 3)!;
    expect(convolution.optionsType).toBe(1);
    expect([0, 3].map((slot) => convolution.options!.byte(slot))).toEqual([kind, 3]);
    expect([1, 2].map((slot) => convolution.options!.int(slot))).toEqual([stride, stride]);

    const expected = graphForward(of).run(images()).dataSync();
    const scores = await scoresOf(of, float32);
    expect(scores).toHaveLength(2);
    scores.forEach((score, i) => expect(score).toBeCloseTo(expected[i]!, 6));
    expect(Math.abs(scores[0]! - scores[1]!)).toBeGreaterThan(0.001);
  });

  it('begins every buffer at a multiple of 16, in schema version 3', async () => {
    const { version, buffers, inputs, outputs } = readLite(
      await liteModel(graph(NONE, 1), metadata, float32),
    );
    expect(version).toBe(3);
    expect(buffers[0]).toEqual({ begin: 0, length: 0 });
    expect(buffers.filter(({ begin }) => begin % 16 !== 0)).toEqual([]);
    expect(inputs).toMatchObject([{ name: 'image', shape: [1, SIZE, SIZE, 3], type: 0 }]);
    expect(outputs).toMatchObject([{ name: 'scores', shape: [1, 1], type: 0 }]);
  });

  it('keeps kernels as float16, each turned into float32 by an operator', async () => {
    const of = graph(NONE, 1);
    const { operators, tensors } = readLite(await liteModel(of, metadata, float16));
    const turned = operators.filter(({ op }) => op === 6);
    expect(turned.map(({ version }) => version)).toEqual([3, 3, 3]);
    const halves = turned.map(({ inputs }) => tensors[inputs[0]!]!);
    expect(halves.map(({ type, shape, data }) => [type, shape, data.length])).toEqual([
      [1, [4, 3, 3, 3], 216],
      [1, [1, 1, 1, 4], 8],
      [1, [1, 4], 8],
    ]);
    const expected = graphForward(of).run(images()).dataSync();
    const scores = await scoresOf(of, float16);
    scores.forEach((score, i) => expect(Math.abs(score - expected[i]!)).toBeLessThan(1e-3));
    expect(scores[0]).not.toBe(expected[0]);
  });

  it.each([
    [['plain', 'masked'], 3],
    [['plain', 'masked', 'other'], 2],
  ])('has metadata with the labels %s, also in a zip at its end', async (classes, kind) => {
    const file = await liteModel(graph(NONE, 1), { ...metadata, classes }, float32);
    const [entry] = readLite(file).metadata;
    expect(entry!.name).toBe('TFLITE_METADATA');
    const about = rootOf(entry!.bytes.slice(), 'M001');
    expect(about.text(0)).toBe(metadata.name);
    const [output] = about.tables(3)[0]!.tables(3);
    const [labels] = output!.tables(6);
    expect([labels!.text(0), labels!.byte(2)]).toEqual(['labels.txt', kind]);
    const zip = await openModelZip(new Blob([file]), 'a.zip');
    expect(zip.paths).toEqual(['labels.txt']);
    const text = new TextDecoder().decode(await zip.read('labels.txt'));
    expect(text).toBe(`${classes.join('\n')}\n`);
    await zip.close();
  });
});
