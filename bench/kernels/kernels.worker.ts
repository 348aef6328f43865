/** Times kernels and whole training steps in a worker, as the studio runs them. */
import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import type { BackendChoice, BackendPreference } from '../../src/domain/run';
import { activateBackend } from '../../src/engine/backend/choose';
import { useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { buildModel } from '../../src/engine/models/build';
import { Adam } from '../../src/engine/training/adam';
import type { Batch } from '../../src/engine/training/batches';
import { trainStep } from '../../src/engine/training/trainStep';
import { trainableModel } from '../../src/engine/training/trainable';

/** Milliseconds of `work`, which must have read something back when it resolves. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function syntheticBatch(size: number, count: number): Batch {
  return {
    inputs: tf.randomUniform([count, size, size, 3], 0, 255, 'float32', 1),
    labels: tf.tensor2d(
      Array.from({ length: count }, (_, i) => i % 2),
      [count, 1],
    ),
    weights: tf.ones([count]) as tf.Tensor1D,
    count,
  };
}

let step: () => Promise<number>;

const api = {
  activate: (preference: BackendPreference): Promise<BackendChoice> => activateBackend(preference),

  kernels(which: 'ours' | 'stock'): void {
    if (which === 'ours') useFastKernels();
    else useStockKernels();
  },

  /** Make the article's CNN ready to be stepped. */
  async prepareCnn(size: number, batchSize: number): Promise<void> {
    const model = await buildModel({ kind: 'cnn', dropout: 0.25 }, size, 2, 1);
    const trainable = trainableModel(model);
    const optimizer = new Adam(trainable.variables, 1e-3);
    const batch = syntheticBatch(size, batchSize);
    let seed = 1;
    step = () =>
      time(async () => {
        const totals = trainStep(trainable, optimizer, batch, seed++);
        await totals.data();
        totals.dispose();
      });
  },

  /** Milliseconds of one whole step. */
  step: (): Promise<number> => step(),

  /** Milliseconds a kernel, summed over one step, by name; kernels inside others count there. */
  async profile(): Promise<Record<string, number>> {
    const totals: Record<string, number> = {};
    const engine = tf.engine();
    const original = engine.runKernel;
    let depth = 0;
    engine.runKernel = function (name, inputs, attrs) {
      const start = performance.now();
      depth++;
      const result = original.call(engine, name, inputs, attrs);
      depth--;
      if (depth === 0) {
        const shapes = Object.values(inputs)
          .map((t) => (t as tf.Tensor | undefined)?.shape?.join('×'))
          .join(' ');
        const key = `${name} ${shapes}`;
        totals[key] = (totals[key] ?? 0) + performance.now() - start;
      }
      return result as never;
    };
    totals['whole step'] = await step();
    engine.runKernel = original;
    return totals;
  },

  /** Milliseconds of a square matrix product. */
  async matMul(size: number): Promise<number> {
    const a = tf.randomNormal([size, size]);
    const ms = await time(async () => {
      const product = tf.matMul(a, a);
      await product.data();
      product.dispose();
    });
    a.dispose();
    return ms;
  },
};

export type KernelBench = typeof api;
expose(api);
