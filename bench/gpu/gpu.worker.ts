/** A backend of the benchmark page, in a worker of its own as in the studio. */
import * as tf from '@tensorflow/tfjs';
import { expose, transfer } from 'comlink';
import { requestAdapter } from '../../src/engine/backend/devices';
import { kernelNames, useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { measureStep } from '../../src/engine/backend/probe';
import { startBackend, wasmCapabilities } from '../../src/engine/backend/start';
import { kernelWorks } from './kernelWorks';
import type { BenchWorker } from './types';
import type { Work } from './work';
import { works } from './works';

let work: Work | null = null;
let fast = true;

/** Wait until the device has made `result`, at the cost of reading one value of it. */
async function finished(result: tf.Tensor): Promise<void> {
  const first = tf.tidy(() => tf.slice(tf.reshape(result, [-1]), [0], [1]));
  await first.data();
  first.dispose();
}

/** Do the work `times` over; gives the milliseconds of all. */
async function timed({ run, readEach }: Work, times: number): Promise<number> {
  const started = performance.now();
  for (let left = times; left > 0; left--) {
    const result = run();
    if (readEach) await result.data();
    else if (left === 1) await finished(result);
    result.dispose();
  }
  return performance.now() - started;
}

const worker: BenchWorker = {
  async start({ backend, kernels, threads }) {
    // The engine, and tfjs's binary, take as many threads as there are cores.
    if (threads) Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads });
    if (backend === 'webgpu') await requestAdapter(); // The first request of a worker may find none.
    await startBackend(backend);
    fast = kernels === 'ours';
    if (!fast) useStockKernels();
    const device = backend === 'wasm' ? `${(await wasmCapabilities()).threads} threads` : backend;
    const own = fast ? kernelNames(backend) : [];
    return {
      device,
      kernels: own,
      operations: Object.keys(kernelWorks),
    };
  },
  probe: () => measureStep(),
  async prepare(name, setting) {
    work?.dispose();
    work = null;
    if (fast) useFastKernels();
    const make = works[name];
    if (!make) throw new Error(`There is no work ${name}.`);
    work = await make(setting);
    const outcome: number[] = [];
    let values = new Float32Array();
    let firstMs = 0;
    for (let i = 0; i < setting.warmup; i++) {
      const started = performance.now();
      const result = work.run();
      values = Float32Array.from(await result.data());
      result.dispose();
      if (i === 0) firstMs = performance.now() - started;
      outcome.push(values[0]! / setting.batch);
    }
    // Two values are the totals of a training step: its losses are compared, step by step.
    const compared = values.length === 2 ? Float32Array.from(outcome) : values;
    return transfer({ firstMs, outcome: compared }, [compared.buffer]);
  },
  async round(milliseconds, without) {
    if (!work) throw new Error('Prepare a work first.');
    if (fast) useFastKernels(without ? [without] : []);
    // Twice as many each time: what is queued on a device may take longer than queueing it.
    for (let times = 1; ; times *= 2) {
      const passed = await timed(work, times);
      if (passed >= milliseconds) return passed / times;
    }
  },
};

expose(worker);
