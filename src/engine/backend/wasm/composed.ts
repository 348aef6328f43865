/**
 * The gradients that tfjs's WASM backend lacks, composed of operations that it has:
 * what trains where our own SIMD kernels (kernels/) cannot run.
 */
import * as tf from '@tensorflow/tfjs';

type Window = Parameters<typeof tf.backend_util.computeConv2DInfo>;

interface ConvAttributes {
  strides: number | [number, number];
  dilations?: number | [number, number];
  pad: Window[4];
  dimRoundingMode?: Window[5];
  filterShape: [number, number, number, number];
  inputShape: [number, number, number, number];
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

type Geometry = ReturnType<typeof geometry>;

/** x padded as the convolution saw it. */
function padded(x: tf.Tensor4D, { padInfo: { top, bottom, left, right } }: Geometry): tf.Tensor4D {
  return tf.pad(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
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

/** What filter position (row, column) read of the padded input, one value per output pixel. */
function tap(x: tf.Tensor4D, info: Geometry, row: number, column: number): tf.Tensor4D {
  const top = row * info.dilationHeight;
  const left = column * info.dilationWidth;
  return tf.stridedSlice(
    x,
    [0, top, left, 0],
    [
      info.batchSize,
      top + (info.outHeight - 1) * info.strideHeight + 1,
      left + (info.outWidth - 1) * info.strideWidth + 1,
      info.inChannels,
    ],
    [1, info.strideHeight, info.strideWidth, 1],
  ) as tf.Tensor4D;
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

/** `value` spread over the padded input at the positions that filter position (row, column) read. */
function scatter(value: tf.Tensor4D, info: Geometry, row: number, column: number): tf.Tensor4D {
  const { batchSize, inChannels, strideHeight: sh, strideWidth: sw } = info;
  const height = info.inHeight + info.padInfo.top + info.padInfo.bottom;
  const width = info.inWidth + info.padInfo.left + info.padInfo.right;
  // Each pixel becomes the corner of a stride × stride block of zeros.
  const blocks = tf.pad(
    tf.reshape(value, [batchSize, info.outHeight, 1, info.outWidth, 1, inChannels]),
    [
      [0, 0],
      [0, 0],
      [0, sh - 1],
      [0, 0],
      [0, sw - 1],
      [0, 0],
    ],
  );
  const rows = (info.outHeight - 1) * sh + 1;
  const columns = (info.outWidth - 1) * sw + 1;
  const spread = tf.slice4d(
    tf.reshape(blocks, [batchSize, info.outHeight * sh, info.outWidth * sw, inChannels]),
    [0, 0, 0, 0],
    [batchSize, rows, columns, inChannels],
  );
  const top = row * info.dilationHeight;
  const left = column * info.dilationWidth;
  return tf.pad(spread, [
    [0, 0],
    [top, height - top - rows],
    [left, width - left - columns],
    [0, 0],
  ]);
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
  const { top, left } = info.padInfo;
  return tf.slice4d(sum as tf.Tensor4D, [0, top, left, 0], [-1, info.inHeight, info.inWidth, -1]);
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
];
