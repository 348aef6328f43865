/** 3 × 3 depthwise convolutions with the normalisation folded in. */
import * as tf from '@tensorflow/tfjs';
import { gammaGradient, type Folded, type Gradients } from './folded';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, floatsAt, withMemory } from './tensors';

type Geometry = ReturnType<typeof tf.backend_util.computeConv2DInfo>;

/** Rows that a thread takes at a time: some ten microseconds of work. */
const ROWS = 4;
/** Channels that a task of the kernel's gradient sums, as in assembly/unitDepthwiseFilter.ts. */
const GROUP = 32;

function geometry({ inputs: { x }, attributes }: Folded): Geometry {
  const filter: [number, number, number, number] = [3, 3, x.shape[3], 1];
  const { computeConv2DInfo } = tf.backend_util;
  return computeConv2DInfo(x.shape, filter, attributes.stride, 1, 'same', undefined, true);
}

/** Memory for the folded taps and as many zeros as channels, for the time of `work`. */
function withTaps(
  { inputs: { kernel }, scale }: Folded,
  turned: boolean,
  work: (taps: number, zeros: number) => void,
): void {
  const channels = kernel.shape[2];
  withMemory(4 * 10 * channels, (at) => {
    const source = floatsAt(addressOf(kernel), 9 * channels);
    const scales = floatsAt(scale, channels);
    const taps = floatsAt(at, 10 * channels).fill(0);
    for (let tap = 0; tap < 9; tap++) {
      const to = (turned ? 8 - tap : tap) * channels;
      for (let c = 0; c < channels; c++) taps[to + c] = source[tap * channels + c]! * scales[c]!;
    }
    work(at, at + 4 * 9 * channels);
  });
}

export function depthwiseForward(unit: Folded): tf.TensorInfo {
  const info = geometry(unit);
  const y = emptyTensor(info.outShape);
  withTaps(unit, false, (taps) => {
    const fields = [
      ...[addressOf(unit.inputs.x), taps, unit.bias, addressOf(y), 0],
      ...[info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth],
      ...[info.strideHeight, info.padInfo.top, info.padInfo.left],
    ];
    const clamp = unit.attributes.relu6 ? [0, 6] : [-Infinity, Infinity];
    const rows = info.batchSize * info.outHeight;
    kernelPool().run('unitDepthwise', fields, clamp, rows, ROWS, 32);
  });
  return y;
}

export function depthwiseGradients(unit: Folded, dy: tf.TensorInfo): Gradients {
  const info = geometry(unit);
  const { inputGradient } = unit.attributes;
  const ofX = emptyTensor(inputGradient ? info.inShape : [0]);
  if (inputGradient) inputRows(unit, info, dy, ofX);
  return [ofX, ...weightGradients(unit, info, dy)];
}

/** With stride 1 the input's gradient is a convolution with the turned filter; else it is scattered. */
function inputRows(unit: Folded, info: Geometry, dy: tf.TensorInfo, target: tf.TensorInfo): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, padInfo } = info;
  const gate = unit.attributes.gated ? addressOf(unit.inputs.x) : 0;
  const rows = info.batchSize * inHeight;
  withTaps(unit, strideHeight === 1, (taps, zeros) => {
    const [from, to] = [addressOf(dy), addressOf(target)];
    if (strideHeight === 1) {
      const fields = [
        ...[from, taps, zeros, to, gate, outHeight, outWidth, inChannels, inHeight, inWidth],
        ...[1, 2 - padInfo.top, 2 - padInfo.left],
      ];
      kernelPool().run('unitDepthwise', fields, [-Infinity, Infinity], rows, ROWS, 32);
      return;
    }
    const fields = [
      ...[from, taps, to, info.batchSize, inHeight, inWidth, inChannels],
      ...[outHeight, outWidth, strideHeight, padInfo.top, padInfo.left, gate],
    ];
    kernelPool().run('unitDepthwiseInput', fields, [], rows, ROWS);
  });
}

function weightGradients(
  unit: Folded,
  info: Geometry,
  dy: tf.TensorInfo,
): [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo] {
  const { x, kernel } = unit.inputs;
  const channels = info.inChannels;
  const ofKernel = emptyTensor(kernel.shape);
  const [ofGamma, ofBeta] = [emptyTensor([channels]), emptyTensor([channels])];
  withMemory(4 * channels, (products) => {
    const fields = [
      ...[addressOf(x), addressOf(dy), addressOf(kernel), unit.scale],
      ...[addressOf(ofKernel), addressOf(ofBeta), products],
      ...[info.batchSize, info.inHeight, info.inWidth, channels, info.outHeight, info.outWidth],
      ...[info.strideHeight, info.padInfo.top, info.padInfo.left],
    ];
    const groups = Math.ceil(channels / GROUP);
    kernelPool().run('unitDepthwiseFilter', fields, [], groups, 1, 4 * 10 * GROUP + 16);
    gammaGradient(unit, products, 1, ofBeta, ofGamma);
  });
  return [ofKernel, ofGamma, ofBeta];
}
