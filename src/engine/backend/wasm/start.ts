/**
 * Starts the WASM backend with threads. tfjs's own start (1) rebuilds its threads' script
 * from a function's source text, which bundlers break, and needs blob: scripts, and
 * (2) hides the shared memory that our kernels work in. Here the threads run a plain file
 * from /generated/wasm. The binary gives its own kernels half of the cores, counted as it
 * loads and whatever it is asked for later; ours run on all (kernelPool.ts).
 */
import * as tf from '@tensorflow/tfjs';
import { BackendWasm, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { askToHold, dependOn } from '../../../messaging/lifeLock';
import { inTime } from './inTime';
import { message, StudioError } from '../../../texts/message';
import { lastingUrl } from '../../publicUrl';

/** The address of a binary or of the threads' script. */
export const wasmUrl = (name: string): string => lastingUrl(`generated/wasm/${name}`);
/** tfjs asks for an address of each, also of those that it does not fetch. */
const BINARIES = ['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`);
/** How many workers tfjs's binary makes at start; it cannot use more threads than that, ours can. */
const TFJS_POOL = 8;
/** 4 GiB in 64 KiB pages: what the binary was linked to import. */
const MAXIMUM_PAGES = 65536;

/** What we use of the binary's Emscripten module, which tfjs does not type. */
type Module = BackendWasm['wasm'] & {
  cwrap(name: string, result: 'number' | null, parameters: string[]): (...args: number[]) => number;
  asm: { memory: WebAssembly.Memory };
  PThread: { unusedWorkers: Worker[]; runningWorkers: Worker[] };
  _malloc(bytes: number): number;
  _free(address: number): void;
};

export interface WasmMachine {
  backend: BackendWasm;
  /** Emscripten's allocator on `memory`. */
  heap: Pick<Module, '_malloc' | '_free'>;
  memory: WebAssembly.Memory;
  /** For our kernels, tfjs's own use half; 1 when the page is not cross-origin isolated. */
  threads: number;
}

let machine: WasmMachine | undefined;

/** The running backend and its memory; undefined before `startWasm` succeeded. */
export function wasmMachine(): WasmMachine | undefined {
  return machine;
}

/** Make 'wasm' the current backend. Throws when it cannot start; calling again is cheap. */
export async function startWasm(): Promise<WasmMachine> {
  if (machine && tf.findBackend('wasm') === machine.backend) {
    await tf.setBackend('wasm');
    return machine;
  }
  const threads = await threadCount();
  try {
    machine = threads > 1 ? await startThreaded(threads) : await startSingle();
  } catch (error) {
    if (threads === 1) throw error;
    console.warn('WASM threads did not start; one thread does the work.', error);
    machine = await startSingle();
  }
  return machine;
}

/**
 * How many threads WASM can use here: 1 unless the page is cross-origin isolated, else one a
 * core, however many: a thread's scratch memory is at most some 300 KB.
 */
export async function threadCount(): Promise<number> {
  const able =
    !tf.env().getBool('IS_NODE') &&
    (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true &&
    (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT')) === true;
  return able ? navigator.hardwareConcurrency : 1;
}

async function startSingle(): Promise<WasmMachine> {
  if (!tf.env().getBool('IS_NODE')) {
    setWasmPaths(Object.fromEntries(BINARIES.map((name) => [name, wasmUrl(name)])));
    // Without isolation tfjs would find no threads either; this avoids the attempt on one core.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  }
  if (!(await tf.setBackend('wasm'))) throw new StudioError(message('backend.wasmNotStarted'));
  const backend = tf.backend() as BackendWasm;
  const module = backend.wasm as Module;
  return { backend, heap: module, memory: module.asm.memory, threads: 1 };
}

async function startThreaded(threads: number): Promise<WasmMachine> {
  const factory =
    await import('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js');
  const memory = new WebAssembly.Memory({ initial: 256, maximum: MAXIMUM_PAGES, shared: true });
  const settings = {
    locateFile: wasmUrl,
    wasmMemory: memory,
  };
  const starting = factory.default(settings) as Promise<Module>;
  // Emscripten makes the object of settings its module: the threads are there at once, without their code.
  const { PThread } = settings as typeof settings & Pick<Module, 'PThread'>;
  const locks = new Map(PThread.unusedWorkers.map((worker) => [worker, askToHold(worker)]));
  const wasm = await inTime(starting);
  bridge(wasm);
  setThreadsCount(Math.min(TFJS_POOL, threads));
  if (tf.findBackendFactory('wasm')) tf.removeBackend('wasm');
  tf.registerBackend('wasm', () => new BackendWasm(wasm));
  if (!(await tf.setBackend('wasm'))) throw new Error('WebAssembly threads did not start.');
  stopSpareWorkers(wasm);
  // A thread loads its code once it holds its lock, so by now each does.
  for (const worker of PThread.runningWorkers) dependOn(locks.get(worker)!);
  return { backend: tf.backend() as BackendWasm, heap: wasm, memory, threads };
}

/** What tfjs's own start adds to the module it loads (backend_wasm.ts, init). */
function bridge(wasm: Module): void {
  wasm.tfjs = {
    init: wasm.cwrap('init', null, []),
    initWithThreadsCount: wasm.cwrap('init_with_threads_count', null, ['number']),
    getThreadsCount: wasm.cwrap('get_threads_count', 'number', []),
    registerTensor: wasm.cwrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: wasm.cwrap('dispose_data', null, ['number']),
    dispose: wasm.cwrap('dispose', null, []),
  };
}

/** Of the eight workers made at start, those without a thread to run only hold memory. */
function stopSpareWorkers(wasm: Module): void {
  for (const worker of wasm.PThread.unusedWorkers.splice(0)) worker.terminate();
}
