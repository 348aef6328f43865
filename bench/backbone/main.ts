/** The page of `npm run bench -- backbone`: ours and three rivals, each started when it is asked for. */
import { wrap, type Remote } from 'comlink';
import { litert } from './litert';
import type { BackboneSide } from './side';

const inWorker = (worker: Worker): Remote<BackboneSide> => wrap<BackboneSide>(worker);

const start = {
  ours: () =>
    inWorker(new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' })),
  litert: () => litert,
  onnxruntime: () =>
    inWorker(new Worker(new URL('./onnxruntime.worker.ts', import.meta.url), { type: 'module' })),
  stock: () =>
    inWorker(new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' })),
};
export type BackboneSideName = keyof typeof start;

const sides = new Map<BackboneSideName, BackboneSide | Remote<BackboneSide>>();

const backbone = {
  prepare(name: BackboneSideName, batch: number) {
    const side = start[name]();
    sides.set(name, side);
    return side.prepare(batch);
  },
  round: (name: BackboneSideName, passes: number) => sides.get(name)!.round(passes),
  /** The largest difference between what the two sides gave for the same images, and the largest value. */
  async difference(a: BackboneSideName, b: BackboneSideName) {
    const [x, y] = [await sides.get(a)!.features(), await sides.get(b)!.features()];
    if (x.length !== y.length) throw new Error(`${a} gave ${x.length} values, ${b} ${y.length}`);
    let [difference, largest] = [0, 0];
    for (const [i, value] of x.entries()) {
      // Written so that a NaN counts as a difference.
      const apart = Math.abs(value - y[i]!);
      if (!(apart <= difference)) difference = apart;
      largest = Math.max(largest, value);
    }
    return { difference, largest };
  },
};

declare global {
  interface Window {
    backbone: typeof backbone;
  }
}
window.backbone = backbone;
