/** What kernels need of tfjs: addresses of tensors, new ones, and memory for a while. */
import * as tf from '@tensorflow/tfjs';
import { kernelPool } from './kernelPool';

/** Where a tensor's values begin. */
export function addressOf(tensor: tf.TensorInfo): number {
  return kernelPool().machine.backend.dataIdMap.get(tensor.dataId).memoryOffset;
}

/** A tensor with whatever values the memory holds. */
export function emptyTensor(shape: number[], dtype: tf.DataType = 'float32'): tf.TensorInfo {
  return kernelPool().machine.backend.makeOutput(shape, dtype);
}

/** A view of floats in memory: only until the next allocation, which may move it. */
export const floatsAt = (address: number, count: number): Float32Array<ArrayBufferLike> =>
  new Float32Array(kernelPool().machine.memory.buffer, address, count);

/** Work with memory that is freed afterwards. */
export function withMemory<Result>(bytes: number, work: (address: number) => Result): Result {
  const address = kernelPool().allocate(bytes);
  try {
    return work(address);
  } finally {
    kernelPool().free(address);
  }
}

export const sizeOf = (tensor: tf.TensorInfo): number => tf.util.sizeFromShape(tensor.shape);

/** The stock kernel, for the cases ours do not cover. Asked for before ours replaces it. */
export function stockKernel(kernelName: string): tf.KernelFunc {
  const stock = tf.getKernel(kernelName, 'wasm');
  if (!stock) throw new Error(`tfjs has no ${kernelName} on WASM.`);
  return stock.kernelFunc;
}

export function kernel(kernelName: string, kernelFunc: tf.KernelFunc): tf.KernelConfig {
  return { kernelName, backendName: 'wasm', kernelFunc };
}
