/** Our kernels on tfjs's own memory, run by this thread and its helpers together. */
import { dependNoMore, dependOn, lockName } from '../../../messaging/lifeLock';
import { pageDraws } from '../../../messaging/pageTurn';
import { WorkerError } from '../../../messaging/supervisedWorker';
import { inTime } from './inTime';
import { wasmMachine, type WasmMachine } from './start';
import {
  CLOSED,
  instantiate,
  KERNELS,
  waitWhile,
  WORD,
  WORDS,
  workThrough,
  type HelperStart,
  type KernelExports,
  type KernelName,
} from './shared';

/** Bytes of the largest job. */
const JOB_BYTES = 256;

export class KernelPool {
  private readonly job: number;
  private scratch = 0;
  private scratchBytes = 0;
  private readonly words: Int32Array<ArrayBufferLike>;
  private readonly helpers: { worker: Worker; lock: string }[] = [];

  private constructor(
    readonly machine: WasmMachine,
    /** For jobs too small to divide among threads. */
    readonly kernels: KernelExports,
  ) {
    const bytes = 4 * WORDS;
    this.words = new Int32Array(
      machine.threads > 1 ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes),
    );
    this.words[WORD.state] = CLOSED;
    this.job = this.allocate(JOB_BYTES);
  }

  /** On the machine's memory, with a helper for every thread but this one. */
  static async start(machine: WasmMachine, module: WebAssembly.Module): Promise<KernelPool> {
    const pool = new KernelPool(machine, await instantiate(module, machine.memory));
    const starts = Array.from({ length: machine.threads - 1 }, (_, i) =>
      pool.startHelper(module, i + 1),
    );
    try {
      await inTime(Promise.all(starts));
    } catch (error) {
      pool.stop();
      throw error;
    }
    return pool;
  }

  private startHelper(module: WebAssembly.Module, index: number): Promise<void> {
    const worker = new Worker(new URL('./helper.worker.ts', import.meta.url), { type: 'module' });
    const lock = lockName();
    this.helpers.push({ worker, lock });
    const words = this.words as Int32Array<SharedArrayBuffer>;
    const start: HelperStart = { module, memory: this.machine.memory, words, index, lock };
    return new Promise((resolve, reject) => {
      worker.onmessage = () => {
        // While this thread waits for its helpers it hears nothing: the thread that started this one does.
        dependOn(lock);
        resolve();
      };
      worker.onerror = ({ message }) =>
        reject(new WorkerError('worker-lost', message || 'a WASM helper did not start'));
      worker.postMessage(start);
    });
  }

  /** Memory of ours on tfjs's heap, which may grow for it. */
  allocate(bytes: number): number {
    const address = this.machine.heap._malloc(bytes) >>> 0;
    if (address === 0) throw new Error('Out of memory: WebAssembly has no more room.');
    return address;
  }

  free(address: number): void {
    this.machine.heap._free(address);
  }

  /**
   * Run tasks [0, tasks) of a kernel, `grain` at a time, and wait for all of them.
   * The job's fields are its 4-byte words in order: integers first, then floats.
   * Every thread gets `scratchBytes` of its own.
   */
  run(
    kernel: KernelName,
    integers: number[],
    floats: number[],
    tasks: number,
    grain: number,
    scratchBytes = 0,
  ): void {
    if (scratchBytes > this.scratchBytes) this.growScratch(scratchBytes);
    const { buffer } = this.machine.memory;
    new Int32Array(buffer, this.job, integers.length).set(integers);
    new Float32Array(buffer, this.job + 4 * integers.length, floats.length).set(floats);
    const { words } = this;
    words[WORD.kernel] = KERNELS.indexOf(kernel);
    words[WORD.job] = this.job;
    words[WORD.tasks] = tasks;
    words[WORD.grain] = grain;
    words[WORD.scratch] = this.scratch;
    words[WORD.scratchBytes] = this.scratchBytes;
    words[WORD.next] = 0;
    const threads = this.helpers.length + (pageDraws() ? 0 : 1);
    words[WORD.threads] = threads;
    if (threads <= 1 || tasks <= grain) workThrough(this.kernels, words, 0);
    else this.runTogether();
  }

  private runTogether(): void {
    const { words } = this;
    Atomics.store(words, WORD.state, 0);
    Atomics.add(words, WORD.sequence, 1);
    Atomics.notify(words, WORD.sequence);
    workThrough(this.kernels, words, 0);
    // A helper that wakes after this finds the job closed, so this thread does not wait for it.
    let state = Atomics.or(words, WORD.state, CLOSED) | CLOSED;
    while (state !== CLOSED) {
      waitWhile(words, WORD.state, state);
      state = Atomics.load(words, WORD.state);
    }
    if (words[WORD.failed]) throw new Error('A WASM kernel failed in a helper thread.');
  }

  stop(): void {
    for (const { worker, lock } of this.helpers) {
      dependNoMore(lock);
      worker.terminate();
    }
  }

  private growScratch(bytes: number): void {
    if (this.scratch) this.free(this.scratch);
    this.scratchBytes = 0;
    const rounded = (bytes + 255) & ~255;
    this.scratch = this.allocate(rounded * (this.helpers.length + 1));
    this.scratchBytes = rounded;
  }
}

let current: KernelPool | undefined;

/** Start the pool for the running WASM backend, in place of one that ran. */
export async function startPool(module: WebAssembly.Module): Promise<void> {
  const machine = wasmMachine();
  if (!machine) throw new Error('The WASM backend is not running.');
  const next = await KernelPool.start(machine, module);
  current?.stop();
  current = next;
}

/** The running pool; kernels are registered only once there is one. */
export function kernelPool(): KernelPool {
  if (!current) throw new Error('The WASM kernels were not started.');
  return current;
}
