/** The optimizer, dropout and pixels: one pass over memory each; and copies, which need none. */
import * as tf from '@tensorflow/tfjs';
import { ADAM_UPDATE, adamStepSize, type AdamAttributes } from '../ops/adamUpdate';
import { BYTES_TO_FLOATS, type BytesAttributes } from '../ops/bytesToFloats';
import { dropoutScale, dropoutThreshold } from '../ops/dropoutHash';
import { SEEDED_DROPOUT, type SeededDropoutAttributes } from '../ops/seededDropout';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, kernel, sizeOf } from './tensors';

/** Floats a thread takes at a time: some tens of microseconds of work. */
const GRAIN = 1 << 16;

const adam = kernel(ADAM_UPDATE, ({ inputs, attrs }) => {
  const { value, m, v, gradient } = inputs;
  const attributes = attrs as AdamAttributes;
  const outputs = [value!, m!, v!].map(({ shape }) => emptyTensor(shape));
  const fields = [value!, m!, v!, gradient!, ...outputs].map(addressOf);
  const { beta1, beta2, epsilon } = attributes;
  const floats = [adamStepSize(attributes), beta1, beta2, epsilon];
  kernelPool().run('adam', fields, floats, sizeOf(value!), GRAIN);
  return outputs;
});

const dropout = kernel(SEEDED_DROPOUT, ({ inputs, attrs }) => {
  const x = inputs['x']!;
  const { rate, seed } = attrs as SeededDropoutAttributes;
  const out = emptyTensor(x.shape);
  const fields = [addressOf(x), addressOf(out), seed | 0, dropoutThreshold(rate) | 0];
  kernelPool().run('dropout', fields, [dropoutScale(rate)], sizeOf(x), GRAIN);
  return out;
});

const bytesToFloats = kernel(BYTES_TO_FLOATS, ({ attrs }) => {
  const { bytes, shape } = attrs as BytesAttributes;
  const out = emptyTensor(shape);
  const { machine, kernels } = kernelPool();
  const to = addressOf(out);
  new Uint8Array(machine.memory.buffer, to + 3 * bytes.length, bytes.length).set(bytes);
  kernels.bytesToFloats(to, bytes.length);
  return out;
});

/** The same data once more. tfjs's own copies it, on one thread; no kernel writes into its inputs. */
const identity = kernel(tf.Identity, ({ inputs }) => {
  const { dataId, shape, dtype } = inputs['x']!;
  kernelPool().machine.backend.incRef(dataId);
  return { dataId, shape, dtype };
});

export const elementwiseKernels: tf.KernelConfig[] = [adam, dropout, bytesToFloats, identity];
