/** What the benchmark runner calls: prepare either side's works, do one round of either side. */
import { wrap, type Remote } from 'comlink';
import type { Setting, Side } from './side';

const start = {
  ours: () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  stock: () => new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' }),
};
export type SideName = keyof typeof start;

const sides = new Map<SideName, Remote<Side>>();

const bench = {
  /** Prepare and warm up a work; a side's works share one worker. */
  async prepare(side: SideName, work: string, setting: Setting) {
    let api = sides.get(side);
    if (!api) sides.set(side, (api = wrap<Side>(start[side]())));
    return await api.prepare(work, setting);
  },
  /** Milliseconds of one round. */
  round(side: SideName, work: string): Promise<number> {
    return sides.get(side)!.round(work);
  },
  /** Who draws WebGL in this browser. */
  renderer(): string {
    const gl = document.createElement('canvas').getContext('webgl2');
    const names = gl?.getExtension('WEBGL_debug_renderer_info');
    return gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : 'no WebGL';
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
