/** Convolutions and their gradients on our kernels. */
import type * as tf from '@tensorflow/tfjs';
import type { Clamp, Geometry, Output, Source } from './convTypes';
import { kernelPool } from './kernelPool';
import { addressOf, withMemory } from './tensors';
import { suitsWinograd, suitsWinogradFilter, winogradConv, winogradFilterSums } from './winograd';

export type { Clamp, Geometry, Output, Source };

export const LINEAR: Clamp = [-Infinity, Infinity];

const TILE_BYTES = 128;
const roundUp8 = (n: number): number => (n + 7) & ~7;

/** Clamps of the activations our kernels apply; undefined for the others. */
export function clampOf(activation: unknown): Clamp | undefined {
  if (activation === undefined || activation === null || activation === 'linear') return LINEAR;
  if (activation === 'relu') return [0, Infinity];
  if (activation === 'relu6') return [0, 6];
  return undefined;
}

const isPointwise = (info: Geometry): boolean =>
  info.filterHeight * info.filterWidth * info.strideHeight * info.strideWidth === 1;

/** Whether our kernels do this convolution. */
export function covers(info: Geometry): boolean {
  const { dilationHeight, dilationWidth, strideHeight, strideWidth, dataFormat } = info;
  return (
    dataFormat === 'channelsLast' &&
    dilationHeight === 1 &&
    dilationWidth === 1 &&
    strideHeight === strideWidth
  );
}

/** output = clamp(source ∗ filter + bias), pooled when the output has winners. */
export function convForward(
  info: Geometry,
  source: Source,
  filter: tf.TensorInfo,
  bias: tf.TensorInfo | undefined,
  clamp: Clamp,
  output: Output,
): void {
  if (suitsWinograd(info)) {
    winogradConv(info, source, filter, false, bias, clamp, output);
    return;
  }
  const taps = info.filterHeight * info.filterWidth * info.inChannels;
  const columns = roundUp8(info.outChannels);
  withMemory(4 * (taps + 1) * columns, (panels) => {
    kernelPool().kernels.packPanels(addressOf(filter), taps, info.outChannels, panels);
    const biasAt = panels + 4 * taps * columns;
    const view = new Float32Array(kernelPool().machine.memory.buffer, biasAt, columns).fill(0);
    if (bias)
      view.set(
        new Float32Array(kernelPool().machine.memory.buffer, addressOf(bias), info.outChannels),
      );
    convByPanels(info, source, panels, biasAt, clamp, output);
  });
}

/** The gradient of a stride-1 convolution's input: a convolution of dy with the filter rotated by 180°. */
export function convInputGradient(
  info: Geometry,
  source: Source,
  filter: tf.TensorInfo,
  output: Output,
): void {
  const { filterHeight, filterWidth, inChannels, outChannels, padInfo } = info;
  const columns = roundUp8(inChannels);
  const turned: Geometry = {
    ...info,
    inHeight: info.outHeight,
    inWidth: info.outWidth,
    inChannels: outChannels,
    outHeight: info.inHeight,
    outWidth: info.inWidth,
    outChannels: inChannels,
    padInfo: {
      ...padInfo,
      top: filterHeight - 1 - padInfo.top,
      left: filterWidth - 1 - padInfo.left,
    },
  };
  if (suitsWinograd(turned)) {
    winogradConv(turned, source, filter, true, undefined, LINEAR, output);
    return;
  }
  const taps = filterHeight * filterWidth * outChannels;
  withMemory(4 * (taps + 1) * columns, (panels) => {
    kernelPool().kernels.packTurned(
      addressOf(filter),
      filterHeight,
      filterWidth,
      inChannels,
      outChannels,
      panels,
    );
    const biasAt = panels + 4 * taps * columns;
    new Float32Array(kernelPool().machine.memory.buffer, biasAt, columns).fill(0);
    convByPanels(turned, source, panels, biasAt, LINEAR, output);
  });
}

/** Floats of one input row with its padding. */
function rowFloats(info: Geometry): number {
  const reach = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
  return Math.max(info.padInfo.left + info.inWidth, reach) * info.inChannels;
}

/** The same by panels and bias padded to eight channels, at these addresses. */
export function convByPanels(
  info: Geometry,
  source: Source,
  panels: number,
  bias: number,
  clamp: Clamp,
  output: Output,
): void {
  const { batchSize, outHeight, outWidth, inHeight, inWidth, padInfo } = info;
  const plain = !source.gate && !source.winners && (source.scale ?? 1) === 1;
  const fields = [
    source.values,
    source.gate ?? 0,
    source.winners ?? 0,
    panels,
    bias,
    output.values,
    output.winners ?? 0,
    inHeight,
    inWidth,
    info.inChannels,
    outHeight,
    outWidth,
    info.outChannels,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    padInfo.top,
    padInfo.left,
  ];
  const floats = [clamp[0], clamp[1], source.scale ?? 1];
  if (plain && !output.winners && isPointwise(info)) {
    kernelPool().run('pointwise', fields, floats, batchSize * inHeight * inWidth, 64, TILE_BYTES);
    return;
  }
  const outRow = outWidth * info.outChannels;
  const windowRows = info.filterHeight + (output.winners ? info.strideHeight : 0);
  const scratch = 4 * (windowRows * rowFloats(info) + 2 * outRow) + TILE_BYTES;
  const rows = batchSize * (output.winners ? outHeight >> 1 : outHeight);
  kernelPool().run('conv', fields, floats, rows, 7, scratch);
}

/** Filter and (optionally) bias gradients of a convolution of `input`, given its output's gradient. */
export function convFilterGradient(
  info: Geometry,
  input: Source,
  gradient: Source,
  filter: tf.TensorInfo,
  bias?: tf.TensorInfo,
): void {
  const shape = isPointwise(info) ? flattened(info) : info;
  const { outChannels } = shape;
  const taps = shape.filterHeight * shape.filterWidth * shape.inChannels;
  const columns = roundUp8(outChannels);
  // Few enough parts to sum up quickly, enough for every thread; never by the thread count,
  // so that the sum is the same on each machine.
  const parts = Math.min(shape.batchSize * shape.outHeight, taps * columns > 65536 ? 8 : 16);
  withMemory(4 * parts * (taps + 1) * columns, (sums) => {
    if (suitsWinogradFilter(shape)) winogradFilterSums(shape, input, gradient, parts, sums);
    else filterSums(shape, input, gradient, parts, sums);
    sumGradients(sums, parts, taps, outChannels, addressOf(filter), bias && addressOf(bias));
  });
}

function filterSums(
  shape: Geometry,
  input: Source,
  gradient: Source,
  parts: number,
  sums: number,
): void {
  const fields = [
    input.values,
    gradient.values,
    gradient.gate ?? 0,
    gradient.winners ?? 0,
    sums,
    parts,
    shape.batchSize,
    shape.inHeight,
    shape.inWidth,
    shape.inChannels,
    shape.outHeight,
    shape.outWidth,
    shape.outChannels,
    shape.filterHeight,
    shape.filterWidth,
    shape.strideHeight,
    shape.padInfo.top,
    shape.padInfo.left,
  ];
  const scratch =
    4 * (shape.filterHeight * rowFloats(shape) + shape.outWidth * roundUp8(shape.outChannels));
  kernelPool().run('filterGradient', fields, [input.scale ?? 1], parts, 1, scratch);
}

function sumGradients(
  sums: number,
  parts: number,
  taps: number,
  columns: number,
  filter: number,
  bias: number | undefined,
): void {
  const total = kernelPool().allocate(4 * (taps + 1) * columns);
  kernelPool().kernels.sumParts(sums, parts, taps + 1, columns, total);
  const heap = new Float32Array(kernelPool().machine.memory.buffer);
  const filterEnd = total / 4 + taps * columns;
  heap.copyWithin(filter / 4, total / 4, filterEnd);
  if (bias) heap.copyWithin(bias / 4, filterEnd, filterEnd + columns);
  kernelPool().free(total);
}

/** A 1 × 1 convolution seen as images of one row each: longer runs for the inner loop. */
function flattened(info: Geometry): Geometry {
  const pixels = info.inHeight * info.inWidth;
  if (pixels > 1024) return info;
  return { ...info, inHeight: 1, outHeight: 1, inWidth: pixels, outWidth: pixels };
}
