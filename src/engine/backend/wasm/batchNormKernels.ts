/** backend/ops/batchNorm.ts: two passes over memory each way, on all threads. */
import type * as tf from '@tensorflow/tfjs';
import { BATCH_NORM, BATCH_NORM_GRADIENT, type BatchNormAttributes } from '../ops/batchNorm';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, kernel, sizeOf, withMemory } from './tensors';

/** Shares of the rows that are summed apart, whatever the number of threads. */
const PARTS = 16;
/** Floats a thread takes at a time. */
const GRAIN = 1 << 14;

const floatsAt = (address: number, length: number): Float32Array =>
  new Float32Array(kernelPool().machine.memory.buffer, address, length);

const valuesOf = (tensor: tf.TensorInfo): Float32Array =>
  floatsAt(addressOf(tensor), sizeOf(tensor));

interface Pass {
  x: tf.TensorInfo;
  gradient?: tf.TensorInfo;
  gate?: tf.TensorInfo | undefined;
  target?: tf.TensorInfo;
  /** Room for the sums and, behind them, for `centre` and three factors, a channel each. */
  memory: number;
  relu: boolean;
}

const channelsOf = ({ shape }: tf.TensorInfo): number => shape.at(-1)!;
const centreAt = (memory: number, channels: number): number => memory + 8 * PARTS * channels;
const factorsAt = (memory: number, channels: number): number =>
  centreAt(memory, channels) + 4 * channels;
const bytesFor = (channels: number): number => 4 * channels * (2 * PARTS + 4);

function run(name: 'normSums' | 'normApply' | 'normGradient', pass: Pass): void {
  const { x, gradient, gate, target, memory, relu } = pass;
  const channels = channelsOf(x);
  const rows = sizeOf(x) / channels;
  const address = (tensor: tf.TensorInfo | undefined) => (tensor ? addressOf(tensor) : 0);
  const fields = [
    ...[addressOf(x), address(gradient), address(gate), address(target), memory],
    ...[centreAt(memory, channels), factorsAt(memory, channels)],
    ...[rows, channels, PARTS, relu ? 1 : 0],
  ];
  if (name === 'normSums') kernelPool().run(name, fields, [], PARTS, 1);
  else kernelPool().run(name, fields, [], rows, Math.max(1, Math.floor(GRAIN / channels)));
}

/** The two sums of every channel, over all rows, added up in double precision. */
function sums(pass: Pass, centre: Float32Array): [Float64Array, Float64Array] {
  const channels = channelsOf(pass.x);
  floatsAt(centreAt(pass.memory, channels), channels).set(centre);
  run('normSums', pass);
  const parts = floatsAt(pass.memory, 2 * PARTS * channels);
  const totals: [Float64Array, Float64Array] = [
    new Float64Array(channels),
    new Float64Array(channels),
  ];
  for (let part = 0; part < PARTS; part++) {
    for (let c = 0; c < channels; c++) {
      totals[0][c]! += parts[2 * part * channels + c]!;
      totals[1][c]! += parts[(2 * part + 1) * channels + c]!;
    }
  }
  return totals;
}

const forward = kernel(BATCH_NORM, ({ inputs, attrs }) => {
  const { x, gamma, beta } = inputs as {
    x: tf.TensorInfo;
    gamma: tf.TensorInfo;
    beta: tf.TensorInfo;
  };
  const { epsilon, relu } = attrs as BatchNormAttributes;
  const channels = channelsOf(x);
  const count = sizeOf(x) / channels;
  const [y, mean, variance] = [
    emptyTensor(x.shape),
    emptyTensor([channels]),
    emptyTensor([channels]),
  ];
  withMemory(bytesFor(channels), (memory) => {
    const pass = { x, target: y, memory, relu };
    // The first row is near enough to the mean that squares of distances lose no precision.
    const centre = floatsAt(addressOf(x), channels).slice();
    const [one, two] = sums(pass, centre);
    const factors = floatsAt(factorsAt(memory, channels), 2 * channels);
    const [gammas, betas, means, variances] = [gamma, beta, mean, variance].map(valuesOf);
    for (let c = 0; c < channels; c++) {
      const offset = one[c]! / count;
      means![c] = centre[c]! + offset;
      variances![c] = Math.max(0, two[c]! / count - offset * offset);
      factors[c] = gammas![c]! / Math.sqrt(variances![c]! + epsilon);
      factors[channels + c] = betas![c]! - means![c]! * factors[c]!;
    }
    run('normApply', pass);
  });
  return [y, mean, variance];
});

const backward = kernel(BATCH_NORM_GRADIENT, ({ inputs, attrs }) => {
  const { dy, x, y, gamma, mean, variance } = inputs as Record<string, tf.TensorInfo>;
  const { epsilon, relu } = attrs as BatchNormAttributes;
  const channels = channelsOf(x!);
  const count = sizeOf(x!) / channels;
  const dx = emptyTensor(x!.shape);
  const [dGamma, dBeta] = [emptyTensor([channels]), emptyTensor([channels])];
  withMemory(bytesFor(channels), (memory) => {
    const gate = relu ? y : undefined;
    const pass = { x: x!, gradient: dy!, gate, target: dx, memory, relu };
    const [gradients, products] = sums(pass, valuesOf(mean!).slice());
    const factors = floatsAt(factorsAt(memory, channels), 3 * channels);
    const [gammas, means, variances] = [gamma!, mean!, variance!].map(valuesOf);
    const [dGammas, dBetas] = [dGamma, dBeta].map(valuesOf);
    for (let c = 0; c < channels; c++) {
      const deviation = 1 / Math.sqrt(variances![c]! + epsilon);
      const ofGamma = products[c]! * deviation;
      dGammas![c] = ofGamma;
      dBetas![c] = gradients[c]!;
      const scale = gammas![c]! * deviation;
      const ofX = (-scale * deviation * ofGamma) / count;
      factors[c] = scale;
      factors[channels + c] = ofX;
      factors[2 * channels + c] = (-scale * gradients[c]!) / count - ofX * means![c]!;
    }
    run('normGradient', pass);
  });
  return [dx, dGamma, dBeta];
});

export const batchNormKernels: tf.KernelConfig[] = [forward, backward];
