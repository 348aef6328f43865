import * as tf from '@tensorflow/tfjs';
import { defaultRecipe } from '../../domain/recipe/recipe';
import type { Prediction } from '../../domain/run/run';
import type { ModelMetadata } from '../../domain/run/savedModel';
import { scoresOf } from '../../domain/task';
import { readValues, variablesOf } from '../models/weights';
import { cnnSource } from './exportedModel.fixture';
import type { ExportSource } from './format';
import { topologyOf } from './loadModel';

const SIZE = 12;
const IMAGES = 6;

type Layer = tf.layers.Layer;
type Output = tf.SymbolicTensor;

const apply = (x: Output, ...layers: Layer[]): Output =>
  layers.reduce((from, layer) => layer.apply(from) as Output, x);

const convolution = (name: string, filters: number, kernelSize: number, others = {}): Layer =>
  tf.layers.conv2d({ name, filters, kernelSize, padding: 'same', ...others });

/** Two classes: convolutions, pooling and dense layers one after another, as in the tutorial's CNN. */
function chain(x: Output): Output {
  return apply(
    x,
    convolution('conv1', 3, 3, { activation: 'relu' }),
    tf.layers.maxPooling2d({ name: 'pool1', poolSize: 2 }),
    tf.layers.dropout({ name: 'dropout1', rate: 0.25 }),
    tf.layers.flatten({ name: 'flatten' }),
    tf.layers.dense({ name: 'dense', units: 4, activation: 'relu' }),
    tf.layers.dense({ name: 'predictions', units: 1, activation: 'sigmoid' }),
  );
}

/** Three classes: normalisation, depthwise convolutions and an addition, as in MobileNetV2. */
function bottleneck(x: Output): Output {
  const normalised = (name: string) => tf.layers.batchNormalization({ name, epsilon: 1e-3 });
  const relu6 = (name: string) => tf.layers.reLU({ name, maxValue: 6 });
  const start = apply(
    x,
    tf.layers.zeroPadding2d({
      name: 'pad',
      padding: [
        [0, 1],
        [0, 1],
      ],
    }),
    convolution('stem', 4, 3, { strides: 2, padding: 'valid', useBias: false }),
    normalised('stem_bn'),
    relu6('stem_relu'),
  );
  const end = apply(
    start,
    tf.layers.depthwiseConv2d({
      ...{ name: 'depthwise', kernelSize: 3, padding: 'same', useBias: false },
    }),
    normalised('depthwise_bn'),
    relu6('depthwise_relu'),
    convolution('project', 4, 1, { useBias: false }),
    normalised('project_bn'),
  );
  return apply(
    tf.layers.add({ name: 'add' }).apply([start, end]) as Output,
    tf.layers.globalAveragePooling2d({ name: 'average' }),
    tf.layers.dense({ name: 'predictions', units: 3, activation: 'softmax' }),
  );
}

/** Weights as training leaves them: no bias 0, no moving statistics 0 and 1. */
function draw(model: tf.LayersModel): void {
  let seed = 1;
  for (const [name, variable] of variablesOf(model.weights)) {
    const [low, high] = /variance|gamma/.test(name) ? [0.5, 1.5] : [-0.5, 0.5];
    variable.assign(tf.randomUniform(variable.shape, low, high, 'float32', seed++));
  }
}

const pixelsOf = (index: number): Uint8Array =>
  Uint8Array.from(tf.randomUniform([SIZE * SIZE * 3], 0, 256, 'int32', index + 1).dataSync());

const EPOCHS: ModelMetadata['epochs'] = [1, 2, 3].map((epoch) => ({
  ...{ epoch, stage: 'train' as const, loss: 1 / epoch, accuracy: 1 - 0.3 / epoch },
  ...{ valLoss: 1.1 / epoch, valAccuracy: 0.95 - 0.3 / epoch, seconds: 1.5 },
}));

const NETWORKS = { chain: [chain, 2], bottleneck: [bottleneck, 3] } as const;
export type SmallNetwork = keyof typeof NETWORKS;

/**
 * A very small network with drawn weights, six drawn images of 12 px and its scores of them:
 * what the files that Python programs accepted are written from. It holds each operation that
 * the studio's families have.
 */
export async function smallSource(kind: SmallNetwork): Promise<ExportSource> {
  const [build, classCount] = NETWORKS[kind];
  const input = tf.input({ shape: [SIZE, SIZE, 3], name: 'image' });
  const scaled = tf.layers.rescaling({ name: 'scaling', scale: 1 / 127.5, offset: -1 });
  const model = tf.model({ inputs: input, outputs: build(apply(input, scaled)), name: kind });
  draw(model);
  const network = {
    topology: topologyOf(model),
    weights: await readValues(variablesOf(model.weights)),
  };
  const images = Array.from({ length: IMAGES }, (_, i) => pixelsOf(i));
  const batch = tf.tensor4d(Float32Array.from(images.flatMap((image) => [...image])), [
    ...[IMAGES, SIZE, SIZE, 3],
  ] as [number, number, number, number]);
  const rows = (await (model.predict(batch) as tf.Tensor2D).array()) as number[][];
  const predictions: Prediction[] = rows.map((row, i) => ({
    ...{ hash: String(i), path: `drawn/${i}.png`, truth: i % classCount, scores: scoresOf(row) },
  }));
  const { source } = await cnnSource();
  return {
    ...source,
    metadata: {
      ...source.metadata,
      ...{ name: kind, classes: ['plain', 'masked', 'other'].slice(0, classCount) },
      ...{
        inputSize: SIZE,
        epochs: EPOCHS,
        recipe: { ...defaultRecipe('cnn', 4), imageSize: SIZE },
      },
      versions: { studio: '0.0.0', tfjs: '4.22.0', backend: 'cpu' },
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    parameters: model.countParams(),
    network: async () => network,
    predictions,
    readPixels: async (hash) => pixelsOf(Number(hash)),
    calibration: images.map((image) => async () => image),
  };
}
