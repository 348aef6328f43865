/** The frozen backbone with made-up weights, on as many threads as it is asked for. */
import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import { startBackend } from '../../src/engine/backend/start';
import { wholeBackbone, type Part } from './backbone';

const parts = new Map<number, Part>();

const api = {
  /** Start WASM on this many threads, whatever the machine has. */
  async start(threads: number): Promise<void> {
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads });
    await startBackend('wasm');
  },
  prepare(batch: number, size: number, alpha = 1): void {
    parts.set(batch, wholeBackbone(alpha, size, batch));
  },
  /** Milliseconds a pass of a batch, the mean of `passes`. */
  time(batch: number, passes: number): number {
    const { run } = parts.get(batch)!;
    const start = performance.now();
    for (let pass = 0; pass < passes; pass++) run();
    return (performance.now() - start) / passes;
  },
  /** The outputs of a batch. */
  async outputs(batch: number): Promise<Float32Array> {
    const out = parts.get(batch)!.outputs();
    const values = await out.data<'float32'>();
    out.dispose();
    return values;
  },
  tensors: (): number => tf.memory().numTensors,
};

export type TrunkBench = typeof api;
expose(api);
