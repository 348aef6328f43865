import { wrap } from 'comlink';
import type { TrunkBench } from './trunk.worker.ts';

const worker = new Worker(new URL('./trunk.worker.ts', import.meta.url), { type: 'module' });
Object.assign(globalThis, { bench: wrap<TrunkBench>(worker) });
