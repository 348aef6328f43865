/** Runs in a page (e2e/bench.spec.ts builds and loads it): our WebGPU kernels against stock's and the definition. */
import * as tf from '@tensorflow/tfjs';
import { requestAdapter } from '../../src/engine/backend/devices';
import { useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { dropoutHash, dropoutThreshold } from '../../src/engine/backend/ops/dropoutHash';
import { seededDropout } from '../../src/engine/backend/ops/seededDropout';
import { startBackend } from '../../src/engine/backend/start';

type Shape4 = [number, number, number, number];

/** Input, outputs, stride: products small and large, and sums of more than 2,000 terms, which tfjs splits. */
const CASES: [Shape4, number, number][] = [
  [[2, 6, 8, 3], 5, 1],
  [[1, 5, 4, 2], 2, 1],
  [[2, 7, 9, 4], 6, 2],
  [[4, 32, 32, 8], 12, 1],
  [[4, 32, 32, 16], 32, 1],
];

/** ‖ours − stock's‖ / ‖stock's‖ of the filter gradient of each case. */
async function filterGradients(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [shape, outputs, stride] of CASES) {
    const x = tf.randomNormal<tf.Rank.R4>(shape, 0, 1, 'float32', 1);
    const filter = tf.zeros<tf.Rank.R4>([3, 3, shape[3], outputs]);
    const convolve = (a: tf.Tensor) => tf.conv2d(x, a as tf.Tensor4D, stride, 'same');
    const dy = tf.randomNormal(convolve(filter).shape, 0, 1, 'float32', 2);
    const gradient = () => tf.grad(convolve)(filter, dy);
    useStockKernels();
    const stock = gradient();
    useFastKernels();
    const relative = tf.div(tf.norm(tf.sub(gradient(), stock)), tf.norm(stock));
    found[`${shape.join('×')}→${outputs}, stride ${stride}`] = (await relative.data())[0]!;
  }
  return found;
}

/** Elements whose survival differs from the definition's; 0 when the mask is right. */
async function dropoutMistakes(): Promise<number> {
  let mistakes = 0;
  for (const shape of [[3, 5, 7, 3], [5, 9], [70_000]]) {
    const kept = await seededDropout(tf.ones(shape), 0.3, 0xdeadbeef).data();
    kept.forEach((value, i) => {
      const expected = dropoutHash(i, 0xdeadbeef) >= dropoutThreshold(0.3) ? 1 / 0.7 : 0;
      if (Math.abs(value - expected) > 1e-6) mistakes++;
    });
  }
  return mistakes;
}

const checks = {
  /** False where the browser has no adapter. */
  async start(): Promise<boolean> {
    if (!(await requestAdapter())) return false;
    await startBackend('webgpu');
    return true;
  },
  filterGradients,
  dropoutMistakes,
};
export type WebgpuChecks = typeof checks;
Object.assign(globalThis, { webgpuChecks: checks });
