/** Which of two builds of the kernels is faster in this browser, by a race of a product. */
import { instantiate, type KernelExports } from './shared';
import { wasmMachine } from './start';

/** Milliseconds of the race, both builds together. */
const RACE = 40;
/** Milliseconds of a turn: many more than the clock's resolution. */
const TURN = 1;
/** Below this share of the first build's time the second one wins: far from what noise does. */
const CLEARLY = 0.8;
/** A product that stays in the first-level cache: pixels × channels × outputs. */
const [PIXELS, CHANNELS, OUTPUTS] = [24, 64, 32];
/** Words of its job. */
const JOB = 16;

/**
 * The second build where it clearly takes less time, else the first. It is made for 256-bit vectors, which V8
 * has behind `--wasm-revectorize`, and nothing tells whether that is on. Both give the same bits.
 */
export async function fasterBuild(
  first: WebAssembly.Module,
  second: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<WebAssembly.Module> {
  const { heap } = wasmMachine()!;
  const floats = PIXELS * CHANNELS + OUTPUTS * (CHANNELS + PIXELS + 1);
  const at = heap._malloc(4 * (floats + JOB)) >>> 0;
  if (at === 0) return first;
  try {
    new Float32Array(memory.buffer, at, floats).fill(0);
    const runs = [first, second].map(async (module) =>
      productRun(await instantiate(module, memory), memory, at),
    );
    const [one, two] = race(await Promise.all(runs));
    return two! < CLEARLY * one! ? second : first;
  } finally {
    heap._free(at);
  }
}

/** One product with the values at `at`, its job behind them. */
function productRun(kernels: KernelExports, memory: WebAssembly.Memory, at: number): () => void {
  const panels = at + 4 * PIXELS * CHANNELS;
  const bias = panels + 4 * CHANNELS * OUTPUTS;
  const target = bias + 4 * OUTPUTS;
  const job = target + 4 * PIXELS * OUTPUTS;
  const fields = [at, panels, bias, 0, target, PIXELS, 1, CHANNELS, OUTPUTS, PIXELS, OUTPUTS / 8];
  new Int32Array(memory.buffer, job, fields.length).set(fields);
  new Float32Array(memory.buffer, job + 4 * fields.length, 2).set([-Infinity, Infinity]);
  return () => kernels.product(job, 0, 1, 0);
}

/** Milliseconds of a run, the least of each one's turns. The first turns are of unoptimised code. */
function race(runs: (() => void)[]): number[] {
  const least = runs.map(() => Infinity);
  const end = performance.now() + RACE;
  while (performance.now() < end)
    runs.forEach((run, i) => {
      const start = performance.now();
      let [count, spent] = [0, 0];
      for (; spent < TURN; spent = performance.now() - start, count += 8)
        for (let repeat = 0; repeat < 8; repeat++) run();
      least[i] = Math.min(least[i]!, spent / count);
    });
  return least;
}
