/**
 * The gradients that tfjs's WASM backend lacks, or gets wrong, composed of operations
 * that it has: what trains where our own SIMD kernels (assembly/) cannot run.
 */
import * as tf from '@tensorflow/tfjs';
import { padded, scatter, tap, unpadded, type Geometry } from './windows';

type Window = Parameters<typeof tf.backend_util.computeConv2DInfo>;

interface ConvAttributes {
  strides: number | [number, number];
  dilations?: number | [number, number];
  pad: Window[4];
  dimRoundingMode?: Window[5];
  filterShape: [number, number, number, number];
  inputShape: [number, number, number, number];
  /** Of a pooling's window. */
  filterSize: number | [number, number];
}

/** Reads attributes that tfjs types as a loose map. */
const attributes = (attrs: tf.NamedAttrMap | undefined) => attrs as unknown as ConvAttributes;

function geometry(attrs: ConvAttributes, inputShape: tf.Tensor4D['shape'], depthwise: boolean) {
  return tf.backend_util.computeConv2DInfo(
    inputShape,
    attrs.filterShape,
    attrs.strides,
    attrs.dilations ?? 1,
    attrs.pad,
    attrs.dimRoundingMode,
    depthwise,
  );
}

/** The filter gradient is itself a convolution: x over dy, with batch and channels swapped. */
function convFilterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, attrs: ConvAttributes): tf.Tensor4D {
  const info = geometry(attrs, x.shape, false);
  const result = tf.conv2d(
    tf.transpose(padded(x, info), [3, 1, 2, 0]),
    tf.transpose(dy, [1, 2, 0, 3]) as tf.Tensor4D,
    [info.dilationHeight, info.dilationWidth],
    'valid',
    'NHWC',
    [info.strideHeight, info.strideWidth],
  );
  // A stride that does not divide the input leaves rows the forward pass never reached.
  return tf.transpose(
    tf.slice(result, [0, 0, 0, 0], [-1, info.filterHeight, info.filterWidth, -1]),
    [1, 2, 0, 3],
  );
}

/** dy as [batch, outHeight, outWidth, inChannels, multiplier]. */
function split(dy: tf.Tensor4D, info: Geometry): tf.Tensor5D {
  const { batchSize, outHeight, outWidth, inChannels } = info;
  return tf.reshape(dy, [batchSize, outHeight, outWidth, inChannels, -1]);
}

function depthwiseFilterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  attrs: ConvAttributes,
): tf.Tensor4D {
  const info = geometry(attrs, x.shape, true);
  const from = padded(x, info);
  const gradient = split(dy, info);
  const taps: tf.Tensor[] = [];
  for (let row = 0; row < info.filterHeight; row++)
    for (let column = 0; column < info.filterWidth; column++)
      taps.push(
        tf.sum(tf.mul(tf.expandDims(tap(from, info, row, column), 4), gradient), [0, 1, 2]),
      );
  return tf.reshape(tf.stack(taps), attrs.filterShape);
}

function depthwiseInputGradient(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  attrs: ConvAttributes,
): tf.Tensor4D {
  const info = geometry({ ...attrs, filterShape: filter.shape }, attrs.inputShape, true);
  const gradient = split(dy, info);
  let sum: tf.Tensor4D | undefined;
  for (let row = 0; row < info.filterHeight; row++) {
    for (let column = 0; column < info.filterWidth; column++) {
      const weights = tf.slice(filter, [row, column, 0, 0], [1, 1, -1, -1]);
      const value = tf.sum(tf.mul(gradient, weights), 4) as tf.Tensor4D;
      const part = scatter(value, info, row, column);
      sum = sum ? tf.add<tf.Tensor4D>(sum, part) : part;
    }
  }
  return unpadded(sum as tf.Tensor4D, info);
}

/**
 * The first of a window's largest takes its gradient, as in TensorFlow. tfjs's own kernel
 * searches for a value larger than the smallest positive number, and misplaces or loses the
 * gradient of a window without one: after a ReLU, of every window that is all zero.
 */
function maxPoolGradient(
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  largest: tf.Tensor4D,
  { filterSize, strides, pad, dimRoundingMode }: ConvAttributes,
): tf.Tensor4D {
  const { computePool2DInfo } = tf.backend_util;
  const info = computePool2DInfo(x.shape, filterSize, strides, 1, pad, dimRoundingMode);
  const from = padded(x, info, -Infinity);
  let untaken: tf.Tensor = tf.onesLike(dy);
  let sum: tf.Tensor4D | undefined;
  for (let row = 0; row < info.filterHeight; row++) {
    for (let column = 0; column < info.filterWidth; column++) {
      const equal = tf.equal(tap(from, info, row, column), largest);
      const taken = tf.mul(untaken, tf.cast(equal, 'float32'));
      const part = scatter(tf.mul(dy, taken), info, row, column);
      untaken = tf.sub(untaken, taken);
      sum = sum ? tf.add<tf.Tensor4D>(sum, part) : part;
    }
  }
  return unpadded(sum as tf.Tensor4D, info);
}

/** A kernel made of tfjs operations. The inputs it is given are whole tensors, not just infos. */
function composed(
  kernelName: string,
  run: (inputs: Record<string, tf.Tensor4D>, attrs: ConvAttributes) => tf.Tensor4D,
): tf.KernelConfig {
  return {
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => run(inputs as Record<string, tf.Tensor4D>, attributes(attrs))),
  };
}

export const composedKernels: tf.KernelConfig[] = [
  composed('Conv2DBackpropFilter', ({ x, dy }, attrs) => convFilterGradient(x!, dy!, attrs)),
  composed('DepthwiseConv2dNativeBackpropFilter', ({ x, dy }, attrs) =>
    depthwiseFilterGradient(x!, dy!, attrs),
  ),
  composed('DepthwiseConv2dNativeBackpropInput', ({ dy, filter }, attrs) =>
    depthwiseInputGradient(dy!, filter!, attrs),
  ),
  composed('MaxPoolGrad', ({ dy, input, output }, attrs) =>
    maxPoolGradient(dy!, input!, output!, attrs),
  ),
];
