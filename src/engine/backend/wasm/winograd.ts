/** 3×3 convolutions by Winograd's transform, where they pay: assembly/winograd.ts. */
import type * as tf from '@tensorflow/tfjs';
import type { Clamp, Geometry, Output, Source } from './convTypes';
import { kernelPool } from './kernelPool';
import { addressOf, withMemory } from './tensors';

const POINTS = 36;
/** Tiles of a strip: enough to use a filter's panels often, few enough to stay in a core's cache. */
const STRIP_TILES = 32;

/** Input and output channels from which the transform pays. */
const LEAST_CHANNELS = 16;
/** Pixels of its tiles for one of the output. */
const MOST_COVERED = 2;
/** Pairs of channels whose sums take 2.4 MB. */
const MOST_PAIRS = 1 << 14;

/** The tiles of 4×4 outputs that cover an image, and strips of their rows. */
interface Tiling {
  down: number;
  across: number;
  stripRows: number;
  strips: number;
  /** Tiles of a strip, a multiple of four. */
  tiles: number;
  rowFloats: number;
}

function tiling(info: Geometry, pooled: boolean): Tiling {
  // An odd last row or column is in no window of the pool.
  const [height, width] = [info.outHeight, info.outWidth].map((n) => (pooled ? n & ~1 : n));
  const [down, across] = [Math.ceil(height! / 4), Math.ceil(width! / 4)];
  const stripRows = Math.max(1, Math.min(down, Math.floor(STRIP_TILES / across)));
  const strips = Math.ceil(down / stripRows);
  const tiles = (stripRows * across + 3) & ~3;
  return { down, across, stripRows, strips, tiles, rowFloats: (4 * across + 2) * info.inChannels };
}

/**
 * Whether a convolution is done by Winograd's transform, and so are its gradients: by shape alone,
 * so that a run computes the same on every machine. A transform costs about as much as the products
 * of a dozen channels, so that few channels gain nothing; tiles that lie half outside the output are
 * lost work. Vectors are four channels, panels eight.
 */
export function suitsWinograd(info: Geometry): boolean {
  const { filterHeight, filterWidth, strideHeight, inChannels, outChannels, padInfo } = info;
  const { outHeight, outWidth } = info;
  const covered = 16 * Math.ceil(outHeight / 4) * Math.ceil(outWidth / 4);
  return (
    filterHeight === 3 &&
    filterWidth === 3 &&
    strideHeight === 1 &&
    padInfo.left <= 2 &&
    padInfo.top <= 2 &&
    inChannels % 8 === 0 &&
    outChannels % 8 === 0 &&
    Math.min(inChannels, outChannels) >= LEAST_CHANNELS &&
    covered <= MOST_COVERED * outHeight * outWidth
  );
}

/** The same for the filter's gradient, whose sums, 36 for a pair of channels, have to stay in a core's cache. */
export const suitsWinogradFilter = (info: Geometry): boolean =>
  suitsWinograd(info) && info.inChannels * info.outChannels <= MOST_PAIRS;

/**
 * output = clamp(source ∗ filter + bias), pooled when the output has winners; `turned`: the filter
 * is the one whose input gradient this is, and `info` the geometry of the gradient's convolution.
 */
export function winogradConv(
  info: Geometry,
  source: Source,
  filter: tf.TensorInfo,
  turned: boolean,
  bias: tf.TensorInfo | undefined,
  clamp: Clamp,
  output: Output,
): void {
  const { inChannels, outChannels, padInfo } = info;
  const { down, across, stripRows, strips, tiles, rowFloats } = tiling(info, !!output.winners);
  const panelFloats = POINTS * inChannels * outChannels;
  const scratch = 4 * (12 * rowFloats + POINTS * tiles * (inChannels + 8) + 32);
  withMemory(4 * (panelFloats + outChannels + 256), (panels) => {
    const { kernels, machine } = kernelPool();
    const biasAt = panels + 4 * panelFloats;
    const spare = biasAt + 4 * outChannels;
    kernels.packWinograd(addressOf(filter), inChannels, outChannels, turned ? 1 : 0, panels, spare);
    const heap = new Float32Array(machine.memory.buffer);
    if (bias) heap.copyWithin(biasAt / 4, addressOf(bias) / 4, addressOf(bias) / 4 + outChannels);
    else heap.fill(0, biasAt / 4, biasAt / 4 + outChannels);
    const fields = [
      source.values,
      source.gate ?? 0,
      source.winners ?? 0,
      panels,
      biasAt,
      output.values,
      output.winners ?? 0,
      info.inHeight,
      info.inWidth,
      inChannels,
      info.outHeight,
      info.outWidth,
      outChannels,
      padInfo.top,
      padInfo.left,
      down,
      across,
      stripRows,
    ];
    const floats = [clamp[0], clamp[1], source.scale ?? 1];
    kernelPool().run('winograd', fields, floats, info.batchSize * strips, 2, scratch);
  });
}

/** The sums of `parts` shares of the filter's and the bias's gradients, as convFilterGradient adds them up. */
export function winogradFilterSums(
  info: Geometry,
  input: Source,
  gradient: Source,
  parts: number,
  sums: number,
): void {
  const { inChannels, outChannels } = info;
  const { down, across, stripRows, rowFloats } = tiling(info, false);
  const fields = [
    input.values,
    gradient.values,
    gradient.gate ?? 0,
    gradient.winners ?? 0,
    sums,
    parts,
    info.batchSize,
    info.inHeight,
    info.inWidth,
    inChannels,
    info.outHeight,
    info.outWidth,
    outChannels,
    info.padInfo.top,
    info.padInfo.left,
    down,
    across,
    stripRows,
  ];
  const rows = 12 * rowFloats + 40 * across * outChannels;
  const points = stripRows * across * (inChannels + outChannels) + inChannels * outChannels;
  const scratch = 4 * (rows + POINTS * points);
  kernelPool().run('winogradFilter', fields, [input.scale ?? 1], parts, 1, scratch);
}
