/** The words of shared memory by which the engine's thread assigns work to its helpers. */
export const WORD = {
  /** Incremented with every job; helpers wait on it. */
  sequence: 0,
  /** How many are working on the open job; CLOSED is added once its tasks have run out. */
  state: 1,
  /** The next task that no thread has claimed. */
  next: 2,
  /** Index into KERNELS. */
  kernel: 3,
  job: 4,
  tasks: 5,
  /** Tasks claimed at a time. */
  grain: 6,
  scratch: 7,
  scratchBytes: 8,
  failed: 9,
  /** How many threads may work on the job, the engine's own included. */
  threads: 10,
} as const;
export const WORDS = 11;
export const CLOSED = 1 << 30;

/** Kernels whose tasks may run on any thread, by their exported names. */
export const KERNELS = [
  'conv',
  'pointwise',
  'filterGradient',
  'dense',
  'denseFilter',
  'denseBackward',
  'adam',
  'dropout',
  'depthwiseInput',
  'depthwiseFilter',
  'bottleneck',
  'expandAndFilter',
  'product',
  'warp',
  'normSums',
  'normApply',
  'normGradient',
  'packForward',
  'packBackward',
  'unitProduct',
  'unitFilter',
  'unitDepthwise',
  'unitDepthwiseInput',
  'unitDepthwiseFilter',
  'averagePool',
  'averagePoolGradient',
  'adamUpdates',
  'movingAverages',
  'winograd',
  'winogradFilter',
] as const;
export type KernelName = (typeof KERNELS)[number];

/** What assembly/index.ts exports. Addresses are byte offsets; tasks are [from, until). */
export type KernelExports = Record<
  KernelName,
  (job: number, from: number, until: number, scratch: number) => void
> & {
  packPanels(filter: number, rows: number, columns: number, to: number): void;
  packTurned(
    filter: number,
    height: number,
    width: number,
    channels: number,
    outChannels: number,
    to: number,
  ): void;
  packWinograd(
    filter: number,
    channels: number,
    outChannels: number,
    turned: 0 | 1,
    to: number,
    scratch: number,
  ): void;
  bytesToFloats(to: number, count: number): void;
  sumParts(parts: number, count: number, rows: number, columns: number, target: number): void;
};

export interface HelperStart {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  words: Int32Array<SharedArrayBuffer>;
  /** Which scratch area is this helper's; the engine's thread has the first. */
  index: number;
  /** The lock that it holds for life. */
  lock: string;
}

/** Milliseconds to watch a word before sleeping: waking a thread costs more than most jobs take. */
const SPIN = 0.05;
/** Reads of the word between two looks at the clock. */
const READS = 64;

/** Wait until a word is no longer `value`: awake for a short time, then asleep. */
export function waitWhile(words: Int32Array<ArrayBufferLike>, at: number, value: number): void {
  const until = performance.now() + SPIN;
  do {
    for (let i = 0; i < READS; i++) if (Atomics.load(words, at) !== value) return;
  } while (performance.now() < until);
  Atomics.wait(words as Int32Array<SharedArrayBuffer>, at, value);
}

/** Claim and run tasks of the current job until none are left. */
export function workThrough(
  kernels: KernelExports,
  words: Int32Array<ArrayBufferLike>,
  index: number,
): void {
  const kernel = kernels[KERNELS[words[WORD.kernel]!]!];
  const [job, tasks, grain] = [words[WORD.job]!, words[WORD.tasks]!, words[WORD.grain]!];
  const scratch = words[WORD.scratch]! + index * words[WORD.scratchBytes]!;
  for (;;) {
    const from = Atomics.add(words, WORD.next, grain);
    if (from >= tasks) return;
    kernel(job, from, Math.min(tasks, from + grain), scratch);
  }
}

export async function instantiate(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<KernelExports> {
  const abort = () => {
    throw new Error('A WASM kernel aborted.');
  };
  const instance = await WebAssembly.instantiate(module, { env: { memory, abort } });
  return instance.exports as KernelExports;
}
