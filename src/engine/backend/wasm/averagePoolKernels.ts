/** Global average pooling: ops/averagePool.ts. */
import type * as tf from '@tensorflow/tfjs';
import {
  AVERAGE_POOL,
  AVERAGE_POOL_GRADIENT,
  type AveragePoolAttributes,
} from '../ops/averagePool';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, kernel } from './tensors';

export const averagePoolKernels: tf.KernelConfig[] = [
  kernel(AVERAGE_POOL, ({ inputs }) => {
    const x = inputs['x']!;
    const [images, height, width, channels] = x.shape as [number, number, number, number];
    const out = emptyTensor([images, channels]);
    const fields = [addressOf(x), addressOf(out), 0, height * width, channels];
    kernelPool().run('averagePool', fields, [], images, 1);
    return out;
  }),
  kernel(AVERAGE_POOL_GRADIENT, ({ inputs, attrs }) => {
    const [x, dy] = [inputs['x']!, inputs['dy']!];
    const [images, height, width, channels] = x.shape as [number, number, number, number];
    const out = emptyTensor(x.shape);
    const gate = (attrs as AveragePoolAttributes).gated ? addressOf(x) : 0;
    const fields = [gate, addressOf(dy), addressOf(out), height * width, channels];
    kernelPool().run('averagePoolGradient', fields, [], images, 1);
    return out;
  }),
];
