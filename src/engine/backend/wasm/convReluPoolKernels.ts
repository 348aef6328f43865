/** backend/ops/convReluPool.ts on our kernels. */
import * as tf from '@tensorflow/tfjs';
import {
  CONV_RELU_POOL,
  CONV_RELU_POOL_FILTER,
  CONV_RELU_POOL_INPUT,
  type ConvReluPoolAttributes,
} from '../ops/convReluPool';
import {
  convFilterGradient,
  convForward,
  convInputGradient,
  type Clamp,
  type Geometry,
} from './conv';
import { addressOf, emptyTensor, kernel } from './tensors';

type Shape4D = [number, number, number, number];
const RELU: Clamp = [0, Infinity];

const same = (inputShape: number[], filterShape: number[]): Geometry =>
  tf.backend_util.computeConv2DInfo(inputShape as Shape4D, filterShape as Shape4D, 1, 1, 'same');

const forward = kernel(CONV_RELU_POOL, ({ inputs, attrs }) => {
  const { x, filter, bias } = inputs;
  const { scale } = attrs as ConvReluPoolAttributes;
  const info = same(x!.shape, filter!.shape);
  const shape = [info.batchSize, info.outHeight >> 1, info.outWidth >> 1, info.outChannels];
  const pooled = emptyTensor(shape);
  const winners = emptyTensor(shape, 'bool');
  convForward(info, { values: addressOf(x!), scale }, filter!, bias, RELU, {
    values: addressOf(pooled),
    winners: addressOf(winners),
  });
  return [pooled, winners];
});

const inputGradient = kernel(CONV_RELU_POOL_INPUT, ({ inputs, attrs }) => {
  const { dy, winners, filter } = inputs;
  const inputShape = attrs!['inputShape'] as number[];
  const out = emptyTensor(inputShape);
  const source = { values: addressOf(dy!), winners: addressOf(winners!) };
  convInputGradient(same(inputShape, filter!.shape), source, filter!, { values: addressOf(out) });
  return out;
});

const filterGradient = kernel(CONV_RELU_POOL_FILTER, ({ inputs, attrs }) => {
  const { x, dy, winners } = inputs;
  const { scale } = attrs as ConvReluPoolAttributes;
  const filterShape = attrs!['filterShape'] as number[];
  const filter = emptyTensor(filterShape);
  const bias = emptyTensor([filterShape[3]!]);
  convFilterGradient(
    same(x!.shape, filterShape),
    { values: addressOf(x!), scale },
    { values: addressOf(dy!), winners: addressOf(winners!) },
    filter,
    bias,
  );
  return [filter, bias];
});

export const convReluPoolKernels: tf.KernelConfig[] = [forward, inputGradient, filterGradient];
