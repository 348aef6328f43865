/** Records the jobs of our kernels, as one thread runs them, in a benchmark's page. */
import * as tf from '@tensorflow/tfjs';
import { kernelPool } from '../../src/engine/backend/wasm/kernelPool';
import { KERNELS, type KernelExports } from '../../src/engine/backend/wasm/shared';
import type { FusedAttributes } from '../../src/engine/backend/ops/fusedBottlenecks';
import type { Job, Recording } from './makespan';

type RunKernel = ReturnType<typeof tf.engine>['runKernel'];

const bytesOf = (tensors: (tf.TensorInfo | null | undefined)[]): number =>
  tensors.reduce((sum, t) => sum + (t ? 4 * tf.util.sizeFromShape(t.shape) : 0), 0);

/** Between two blocks of a fused backbone an activation is written and read, and is no tensor. */
function betweenBlocks(x: tf.TensorInfo | undefined, plan: FusedAttributes['plan'] | undefined) {
  if (!x || !plan) return 0;
  let [pixels, bytes] = [x.shape[1]! * x.shape[2]!, 0];
  for (const { units } of plan.slice(0, -1)) {
    for (const { stride } of units) pixels = Math.ceil(pixels / stride ** 2);
    bytes += 2 * 4 * x.shape[0]! * pixels * units.at(-1)!.outputs;
  }
  return bytes;
}

/** Jobs of `work`, which must run on one thread. */
export async function record(work: () => Promise<unknown>): Promise<Recording> {
  const pool = kernelPool();
  const engine = tf.engine();
  const { kernels } = pool;
  const original: RunKernel = engine.runKernel;
  const jobs: Job[] = [];
  let ended = performance.now();

  const timed: KernelExports = { ...kernels };
  for (const name of KERNELS) {
    timed[name] = (job, from, until, scratch) => {
      const begin = performance.now();
      kernels[name](job, from, until, scratch);
      jobs.at(-1)!.claims.push(performance.now() - begin);
    };
  }
  const run: typeof pool.run = (kernel, ...rest) => {
    jobs.push({ kernel, before: performance.now() - ended, claims: [], bytes: 0 });
    Object.getPrototypeOf(pool).run.call(pool, kernel, ...rest);
    ended = performance.now();
  };
  // An operation's bytes, shared among its jobs by their time.
  engine.runKernel = function (name, inputs, attrs) {
    const first = jobs.length;
    const result = original.call(engine, name, inputs, attrs);
    const own = jobs.slice(first).filter(({ bytes }) => bytes === 0);
    const whole = own.flatMap(({ claims }) => claims).reduce((sum, ms) => sum + ms, 0);
    const bytes =
      bytesOf(Object.values(inputs)) +
      bytesOf([result].flat() as tf.Tensor[]) +
      betweenBlocks(inputs['x'], (attrs as FusedAttributes | undefined)?.plan);
    for (const job of own)
      job.bytes = (bytes * job.claims.reduce((sum, ms) => sum + ms, 0)) / whole;
    return result as never;
  };
  Object.assign(pool, { kernels: timed, run });
  try {
    await work();
  } finally {
    Object.assign(pool, { kernels });
    Reflect.deleteProperty(pool, 'run');
    engine.runKernel = original;
  }
  return { jobs, after: performance.now() - ended };
}
