/** The page of `npm run bench -- cores`: a worker for each number of threads. */
import { wrap, type Remote } from 'comlink';
import type { Setting } from '../page/side';
import type { Cores } from './cores.worker';

const workers = new Map<number, Remote<Cores>>();

const cores = {
  async prepare(name: string, setting: Setting, threads: number) {
    const url = new URL('./cores.worker.ts', import.meta.url);
    const worker = wrap<Cores>(new Worker(url, { type: 'module' }));
    workers.set(threads, worker);
    await worker.prepare(name, setting, threads);
  },
  round: (threads: number, passes: number) => workers.get(threads)!.round(passes),
  record: () => workers.get(1)!.record(),
};

declare global {
  interface Window {
    cores: typeof cores;
  }
}
window.cores = cores;
