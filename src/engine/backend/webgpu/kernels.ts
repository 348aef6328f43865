/**
 * The two operations of the CNN's training step in which tfjs's WebGPU backend spends nearly all of its
 * time (docs/gpu.md): the filter gradient of a 3×3 convolution and dropout.
 */
import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { SEEDED_DROPOUT, type SeededDropoutAttributes } from '../ops/seededDropout';
import { padded, tap } from '../wasm/windows';
import { dropout } from './dropout';

interface ConvAttributes {
  strides: number | [number, number];
  pad: Parameters<typeof tf.backend_util.computeConv2DInfo>[4];
  dimRoundingMode?: Parameters<typeof tf.backend_util.computeConv2DInfo>[5];
  dataFormat?: string;
  filterShape: [number, number, number, number];
}

/**
 * A product of matrices for each position of the filter: the input shifted by it, [pixels, inputs],
 * transposed, with dy, [pixels, outputs]. The stock program has one invocation a weight, which goes
 * through the whole batch.
 */
function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, attributes: ConvAttributes): tf.Tensor {
  const { strides, pad, dimRoundingMode, filterShape } = attributes;
  const info = tf.backend_util.computeConv2DInfo(
    x.shape,
    filterShape,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const from = padded(x, info);
  const gradient: tf.Tensor2D = tf.reshape(dy, [-1, filterShape[3]]);
  const taps: tf.Tensor[] = [];
  for (let row = 0; row < info.filterHeight; row++) {
    for (let column = 0; column < info.filterWidth; column++) {
      const shifted: tf.Tensor2D = tf.reshape(tap(from, info, row, column), [-1, filterShape[2]]);
      taps.push(tf.matMul(shifted, gradient, true));
    }
  }
  return tf.reshape(tf.stack(taps), filterShape);
}

function makeKernels(): tf.KernelConfig[] {
  const name = 'Conv2DBackpropFilter';
  const stock = tf.getKernel(name, 'webgpu')!;
  return [
    {
      ...stock,
      kernelFunc(call) {
        const attributes = call.attrs as unknown as ConvAttributes;
        const [height, width] = attributes.filterShape;
        // One matrix product, which the stock program does well.
        if (height * width === 1 || attributes.dataFormat === 'NCHW') return stock.kernelFunc(call);
        const { x, dy } = call.inputs as Record<'x' | 'dy', tf.Tensor4D>;
        return tf.tidy(() => filterGradient(x, dy, attributes));
      },
    },
    {
      kernelName: SEEDED_DROPOUT,
      backendName: 'webgpu',
      kernelFunc({ inputs, attrs, backend }) {
        const { rate, seed } = attrs as SeededDropoutAttributes;
        return dropout(backend as WebGPUBackend, inputs['x']!, rate, seed);
      },
    },
  ];
}

let made: tf.KernelConfig[] | null = null;

/** Ours for the WebGPU backend, once its package is loaded. */
export const webgpuKernels = (): tf.KernelConfig[] => (made ??= makeKernels());
