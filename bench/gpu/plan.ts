/** What the benchmark page measures, in its order. */
import type { t } from '../../src/texts/t';
import type { Column, Task } from './types';

/** `t` for the page, `tEnglish` for the report. */
export type Words = typeof t;

export const REFERENCE = 'WASM';

export const COLUMNS: Column[] = [
  { name: REFERENCE, backend: 'wasm', kernels: 'ours' },
  { name: 'WebGL, ours', backend: 'webgl', kernels: 'ours' },
  { name: 'WebGL, stock', backend: 'webgl', kernels: 'stock' },
  { name: 'WebGPU, ours', backend: 'webgpu', kernels: 'ours' },
  { name: 'WebGPU, stock', backend: 'webgpu', kernels: 'stock' },
];

/** The name of a column, which is in English: "WebGL, ours". */
export function nameOf(name: string, words: Words): string {
  const [backend, kernels] = name.split(', ');
  if (kernels !== 'ours' && kernels !== 'stock') return name;
  return words(`bench.kernels.${kernels}`, { backend: backend! });
}

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

const TITLES = {
  'cnn-step': 'bench.works.cnn',
  trunk: 'bench.works.trunk',
  'fine-tune': 'bench.works.fineTune',
} as const;

const isTitled = (work: string): work is keyof typeof TITLES => Object.hasOwn(TITLES, work);

/** What is measured; a single operation by its name. */
export const titleOf = ({ work, size, batch }: Task, words: Words): string =>
  isTitled(work) ? words(TITLES[work], { size, batch }) : work;

const cnn = (size: number, batch: number, warmup: number): Task => ({
  ...{ work: 'cnn-step', size, batch, warmup, losses: true },
});
const trunk = (size: number, batch: number): Task => ({
  ...{ work: 'trunk', size, batch, warmup: 2, losses: false },
});
const fineTune = (size: number, batch: number, warmup: number): Task => ({
  ...{ work: 'fine-tune', size, batch, warmup, losses: true },
});
/** A single operation of kernelWorks.ts. */
export const operation = (work: string, batch: number): Task => ({
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
