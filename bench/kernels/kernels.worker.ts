/** Times kernels and whole steps on WASM, in a worker as the studio does. */
import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import { activateBackend } from '../../src/engine/backend/choose';

const api = {
  async activate(preference: 'wasm' | 'webgl' | 'auto') {
    return activateBackend(preference);
  },
  async matmul(size: number): Promise<number> {
    const a = tf.randomNormal([size, size]);
    const times: number[] = [];
    for (let i = 0; i < 12; i++) {
      const start = performance.now();
      const product = tf.matMul(a, a);
      await product.data();
      times.push(performance.now() - start);
      product.dispose();
    }
    a.dispose();
    return times.sort((x, y) => x - y)[6] ?? NaN;
  },
};
export type KernelBench = typeof api;
expose(api);
