/** What the benchmark runner calls: prepare either side, do one round of either side. */
import { wrap, type Remote } from 'comlink';
import type { Setting, Side } from './side';

const start = {
  ours: () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  stock: () => new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' }),
};
export type SideName = keyof typeof start;

const sides = new Map<SideName, { worker: Worker; api: Remote<Side> }>();

const bench = {
  /** A fresh worker for this side, warmed up. */
  async prepare(side: SideName, work: string, setting: Setting) {
    sides.get(side)?.worker.terminate();
    const worker = start[side]();
    const api = wrap<Side>(worker);
    sides.set(side, { worker, api });
    return api.prepare(work, setting);
  },
  /** Milliseconds of one round. */
  round(side: SideName): Promise<number> {
    return sides.get(side)!.api.round();
  },
  stop() {
    for (const { worker } of sides.values()) worker.terminate();
    sides.clear();
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
