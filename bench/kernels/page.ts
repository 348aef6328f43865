import { wrap } from 'comlink';
import type { KernelBench } from './kernels.worker.ts';

const worker = new Worker(new URL('./kernels.worker.ts', import.meta.url), { type: 'module' });
Object.assign(globalThis, { bench: wrap<KernelBench>(worker) });
