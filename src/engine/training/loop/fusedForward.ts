/**
 * The forward pass of a sequential model, with each Conv2D → MaxPooling2D of the tutorial's
 * shape run as one operation where the backend has it, and each batch normalisation fused
 * with the ReLU after it while training. The model, its topology and its weights are not
 * changed.
 */
import * as tf from '@tensorflow/tfjs';
import { convReluPool, fusesConvReluPool } from '../../backend/ops/convReluPool';
import { BatchNormalization } from '../../models/layers/batchNormalization';

type Forward = (x: tf.Tensor, training: boolean) => tf.Tensor;

const is = (layer: tf.layers.Layer | undefined, className: string, config: object): boolean => {
  if (layer?.getClassName() !== className) return false;
  const actual = layer.getConfig();
  return Object.entries(config).every(
    ([key, value]) => JSON.stringify(actual[key]) === JSON.stringify(value),
  );
};

/** 3 × 3 same convolution with ReLU, then 2 × 2 max-pooling. */
const isBlock = (first?: tf.layers.Layer, second?: tf.layers.Layer): boolean =>
  is(first, 'Conv2D', {
    kernelSize: [3, 3],
    strides: [1, 1],
    dilationRate: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    dataFormat: 'channelsLast',
  }) && is(second, 'MaxPooling2D', { poolSize: [2, 2], strides: [2, 2], padding: 'valid' });

function block(convolution: tf.layers.Layer, scale: number): Forward {
  const [filter, bias] = convolution.weights.map((weight) => weight.read());
  return (x) => convReluPool(x as tf.Tensor4D, filter as tf.Tensor4D, bias as tf.Tensor1D, scale);
}

/** While training, normalisation and ReLU are one operation; otherwise the layers as they are. */
const normAndReLU =
  (norm: BatchNormalization, relu: tf.layers.Layer): Forward =>
  (x, training) =>
    training
      ? norm.train(x as tf.Tensor4D, true)
      : (relu.apply(norm.apply(x, { training })) as tf.Tensor);

const isPlainReLU = (layer: tf.layers.Layer | undefined): boolean =>
  is(layer, 'ReLU', {}) && layer?.getConfig()['maxValue'] == null;

/** A convolution and nothing else: no bias, no activation. */
const isBareConvolution = (layer: tf.layers.Layer): boolean =>
  is(layer, 'Conv2D', { useBias: false, activation: 'linear', dilationRate: [1, 1] });

/** As tf.conv2d, whose input gradient is not computed where nothing before it trains. */
function bareConvolution(layer: tf.layers.Layer): Forward {
  const filter = layer.weights[0]!.read() as tf.Tensor4D;
  const { strides, padding } = layer.getConfig() as {
    strides: [number, number];
    padding: 'same' | 'valid';
  };
  return (x) => tf.conv2d(x as tf.Tensor4D, filter, strides, padding);
}

/** Whether the only input of each layer is the output of the one before it. */
function isSequential(layers: tf.layers.Layer[]): boolean {
  return layers.every(
    (layer, i) =>
      layer.inboundNodes.length === 1 && (i === 0 || layer.input === layers[i - 1]!.output),
  );
}

/**
 * The forward pass of `model`. A sequential model with blocks that the current backend
 * fuses is run by them; any other model is run by tfjs-layers.
 */
export function forwardPass(model: tf.LayersModel): Forward {
  const { layers } = model;
  const fused = layers.some(
    (layer, i) =>
      layer instanceof BatchNormalization ||
      (isBlock(layer, layers[i + 1]) && fusesConvReluPool(layer.outputShape.at(-1) as number)),
  );
  if (!fused || !isSequential(layers))
    return (x, training) => model.apply(x, { training }) as tf.Tensor;

  const steps: Forward[] = [];
  let scale = 1;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i]!;
    if (layer.getClassName() === 'InputLayer') continue;
    if (is(layer, 'Rescaling', { offset: 0 }) && isBlock(layers[i + 1], layers[i + 2])) {
      scale = layer.getConfig()['scale'] as number;
    } else if (isBlock(layer, layers[i + 1])) {
      steps.push(block(layer, scale));
      scale = 1;
      i++;
    } else if (isBareConvolution(layer)) {
      steps.push(bareConvolution(layer));
    } else if (layer instanceof BatchNormalization && isPlainReLU(layers[i + 1])) {
      steps.push(normAndReLU(layer, layers[++i]!));
    } else {
      steps.push((x, training) => layer.apply(x, { training }) as tf.Tensor);
    }
  }
  return (x, training) => steps.reduce((value, step) => step(value, training), x);
}
