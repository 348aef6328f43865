/** The frozen backbone with made-up weights, on as many threads as it is asked for. */
import { expose } from 'comlink';
import { useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { startBackend } from '../../src/engine/backend/start';
import { fasterBuild } from '../../src/engine/backend/wasm/fasterBuild';
import { wasmMachine, wasmUrl } from '../../src/engine/backend/wasm/start';
import { wholeBackbone, type Part } from './backbone';
import { stepper } from './stepper';

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
  async outputs(batch: number): Promise<number[]> {
    const out = parts.get(batch)!.outputs();
    const values = Array.from(await out.data<'float32'>());
    out.dispose();
    return values;
  },
  /** The same by tfjs's kernels. */
  async stockOutputs(batch: number): Promise<number[]> {
    useStockKernels();
    const values = await api.outputs(batch);
    useFastKernels();
    return values;
  },
  /** The totals of some training steps of the CNN: loss and hits of each. */
  async steps(count: number, size: number): Promise<number[]> {
    const { step, dispose } = await stepper(size, 16);
    const totals: number[] = [];
    for (let i = 0; i < count; i++) {
      const total = step();
      totals.push(...(await total.data()));
      total.dispose();
    }
    dispose();
    return totals;
  },
  /** Whether the build for 256-bit vectors wins its race. */
  async winsWide(): Promise<boolean> {
    const [relaxed, wide] = await Promise.all(
      ['relaxed', 'wide'].map((build) =>
        WebAssembly.compileStreaming(fetch(wasmUrl(`kernels-shared-${build}.wasm`))),
      ),
    );
    return (await fasterBuild(relaxed!, wide!, wasmMachine()!.memory)) === wide;
  },
};

export type TrunkBench = typeof api;
expose(api);
