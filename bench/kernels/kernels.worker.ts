/** Times whole training steps in a worker, as the studio runs them. */
import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import type { BackendChoice, BackendPreference } from '../../src/domain/run/run';
import { activateBackend } from '../../src/engine/backend/choose';
import { useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { stepper, type Stepper } from './stepper';
import { tuner, type Tuner } from './tuner';

/** Milliseconds of `work`, its result read back. */
async function time(work: () => tf.Tensor): Promise<number> {
  const start = performance.now();
  const result = work();
  await result.data();
  result.dispose();
  return performance.now() - start;
}

/** tfjs as published: `trainOnBatch` of the same network, stock layers. */
function stockStepper(size: number, batchSize: number): () => Promise<number> {
  const model = tf.sequential();
  const { conv2d, dense, dropout, flatten, maxPooling2d, rescaling } = tf.layers;
  model.add(rescaling({ scale: 1 / 255, inputShape: [size, size, 3] }));
  for (const filters of [16, 32, 64]) {
    model.add(conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' }));
    model.add(maxPooling2d({ poolSize: 2 }));
    model.add(dropout({ rate: 0.25 }));
  }
  model.add(flatten());
  model.add(dense({ units: 128, activation: 'relu' }));
  model.add(dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const x = tf.randomUniform([batchSize, size, size, 3], 0, 255, 'float32', 1);
  const y = tf.tensor2d(
    Array.from({ length: batchSize }, (_, i) => i % 2),
    [batchSize, 1],
  );
  return async () => {
    const start = performance.now();
    await model.trainOnBatch(x, y);
    return performance.now() - start;
  };
}

let ours: Stepper;
let stock: () => Promise<number>;
let tuned: Tuner;

const api = {
  /** On `threads` threads, or as many as the machine has cores. */
  activate(preference: BackendPreference, threads?: number): Promise<BackendChoice> {
    if (threads) Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads });
    return activateBackend(preference);
  },
  kernels: (which: 'ours' | 'stock') => (which === 'ours' ? useFastKernels() : useStockKernels()),
  async prepare(size: number, batchSize: number): Promise<void> {
    ours = await stepper(size, batchSize);
    stock = stockStepper(size, batchSize);
  },
  step: (): Promise<number> => time(ours.step),
  stockStep: (): Promise<number> => stock(),
  prepareTuner(): void {
    tuned = tuner();
  },
  /** Fine-tuning over 64 images. */
  epoch: (): Promise<number> => time(tuned.epoch),
  /** A 1024² matrix product on whichever kernels are switched on. */
  matMul(): Promise<number> {
    return time(() => tf.tidy(() => tf.matMul(tf.ones([1024, 1024]), tf.ones([1024, 1024]))));
  },
};

export type KernelBench = typeof api;
expose(api);
