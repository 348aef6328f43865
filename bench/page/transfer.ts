/** Ours against Teachable Machine's library: the page, which only talks to its worker. */
import { wrap } from 'comlink';
import type { TransferResult, TransferSetting } from './side';

export interface TransferSide {
  train(setting: TransferSetting): Promise<TransferResult>;
}

const worker = new Worker(new URL('./transfer.worker.ts', import.meta.url), { type: 'module' });
const side = wrap<TransferSide>(worker);

window.trainHead = (setting) => side.train(setting);
