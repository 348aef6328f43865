/** One of the studio's heavy works on a given number of threads: timed, or recorded job by job. */
import { expose } from 'comlink';
import { activateBackend } from '../../src/engine/backend/choose';
import { works } from '../page/ourWorks';
import { fetchImages, type Setting } from '../page/side';
import type { Recording } from './makespan';
import { record } from './record';

/** Code is compiled again while it runs first. */
const WARM_UP_MS = 1500;

let work: () => Promise<void>;

const cores = {
  async prepare(name: string, setting: Setting, threads: number): Promise<void> {
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads });
    await activateBackend('wasm');
    work = await works[name]!(setting, await fetchImages(setting));
    const until = performance.now() + WARM_UP_MS;
    do await work();
    while (performance.now() < until);
  },
  async round(): Promise<number> {
    const begin = performance.now();
    await work();
    return performance.now() - begin;
  },
  record: (): Promise<Recording> => record(work),
};

export type Cores = typeof cores;
expose(cores);
