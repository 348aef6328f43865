/** The page of `npm run bench -- cores`: a worker for each number of threads. */
import { wrap, type Remote } from 'comlink';
import type { Setting } from '../page/side';
import type { Cores } from './cores.worker';

const workers = new Map<number, Remote<Cores>>();

const cores = {
  async prepare(name: string, setting: Setting, threads: number) {
    // Written in one piece, or Vite does not build the worker.
    const worker = new Worker(new URL('./cores.worker.ts', import.meta.url), { type: 'module' });
    const broken = new Promise<never>((_, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message || 'The worker did not start.'));
    });
    const remote = wrap<Cores>(worker);
    workers.set(threads, remote);
    await Promise.race([remote.prepare(name, setting, threads), broken]);
  },
  round: (threads: number) => workers.get(threads)!.round(),
  record: () => workers.get(1)!.record(),
};

declare global {
  interface Window {
    cores: typeof cores;
  }
}
window.cores = cores;
