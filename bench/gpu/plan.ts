/** What the benchmark page measures, in its order. */
import type { Column, Task } from './types';

export const REFERENCE = 'WASM';

export const COLUMNS: Column[] = [
  { name: REFERENCE, backend: 'wasm', kernels: 'ours' },
  { name: 'WebGL, ours', backend: 'webgl', kernels: 'ours' },
  { name: 'WebGL, stock', backend: 'webgl', kernels: 'stock' },
  { name: 'WebGPU, ours', backend: 'webgpu', kernels: 'ours' },
  { name: 'WebGPU, stock', backend: 'webgpu', kernels: 'stock' },
];

/** One column a number of threads, up to the machine's. */
export const threadColumns = (cores: number): Column[] =>
  [1, 2, 4, 8, 12, 16]
    .filter((threads) => threads <= cores)
    .map((threads) => ({ name: String(threads), backend: 'wasm', kernels: 'ours', threads }));

export interface Plan {
  works: Task[];
  /** Images in the single operations. */
  operationBatch: number;
  /** Counted rounds, and the least milliseconds of one. */
  rounds: number;
  milliseconds: number;
}

const cnn = (size: number, batch: number, warmup: number): Task => ({
  title: `CNN step, ${size} px, batch ${batch}`,
  ...{ work: 'cnn-step', size, batch, warmup, losses: true },
});
const trunk = (size: number, batch: number): Task => ({
  title: `MobileNetV2's features, ${size} px, batch ${batch}`,
  ...{ work: 'trunk', size, batch, warmup: 2, losses: false },
});
const fineTune = (size: number, batch: number, warmup: number): Task => ({
  title: `Fine-tuning step from block 10, ${size} px, batch ${batch}`,
  ...{ work: 'fine-tune', size, batch, warmup, losses: true },
});
/** A single operation of kernelWorks.ts. */
export const operation = (work: string, batch: number): Task => ({
  title: work,
  ...{ work, size: 0, batch, warmup: 1, losses: false },
});

export const PLANS: Record<'full' | 'quick', Plan> = {
  full: {
    works: [
      cnn(224, 16, 20),
      cnn(128, 32, 20),
      trunk(224, 1),
      trunk(224, 16),
      fineTune(224, 16, 20),
    ],
    operationBatch: 16,
    rounds: 5,
    milliseconds: 200,
  },
  quick: {
    works: [cnn(32, 4, 5), trunk(96, 1), fineTune(96, 4, 3)],
    operationBatch: 1,
    rounds: 1,
    milliseconds: 1,
  },
};
