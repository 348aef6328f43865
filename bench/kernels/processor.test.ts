/**
 * A training step of the tutorial's CNN, kernel by kernel, and MobileNetV2's backbone, block by
 * block, in Node on one thread, by processor time rather than by the clock: what can be
 * measured while the machine is busy.
 *
 *     BENCH=1 SIZE=224 npx vitest run bench/kernels
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { startBackend } from '../../src/engine/backend/start';
import { startKernelsInNode } from '../../src/engine/backend/wasm/nodeKernels.fixture';
import { stepper } from './stepper';
import { backboneParts } from './backbone';

const SIZE = Number(process.env['SIZE'] ?? 224);
const MATMUL_GFLOP = (2 * 1024 ** 3) / 1e9;

/** Milliseconds of processor time for `work`, the least of `rounds`. */
function processorTime(rounds: number, work: () => void): number {
  let best = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const matMulTime = (): number => {
  const a = tf.randomNormal([1024, 1024]);
  const best = processorTime(10, () => tf.matMul(a, a).dispose());
  a.dispose();
  return best;
};

const rate = (gflop: number, ms: number) => (gflop / ms) * 1000;

describe.skipIf(!process.env['BENCH'])('a step by processor time (BENCH=1)', () => {
  let stockMatMul = 0;
  beforeAll(async () => {
    await startBackend('wasm');
    useStockKernels();
    stockMatMul = rate(MATMUL_GFLOP, matMulTime());
    useFastKernels();
  });

  it.each([false, true])(
    'with relaxed SIMD: %s',
    async (relaxed) => {
      await startKernelsInNode(relaxed);
      const ourMatMul = rate(MATMUL_GFLOP, matMulTime());
      const { step, gflop, dispose } = await stepper(SIZE, 16);
      const best = processorTime(8, () => step().dispose());
      const profile = profiled(() => step().dispose());
      dispose();
      console.log(
        [
          `stock matMul ${stockMatMul.toFixed(1)}, ours ${ourMatMul.toFixed(1)} GFLOP/s`,
          `step ${best.toFixed(1)} ms, ${rate(gflop, best).toFixed(1)} GFLOP/s: ` +
            `${(rate(gflop, best) / stockMatMul).toFixed(2)} of the stock matMul's`,
          ...profile,
        ].join('\n'),
      );
      expect(rate(gflop, best) / stockMatMul).toBeGreaterThan(0.5);
    },
    600_000,
  );

  it.each([0.35, 1])(
    'the backbone at alpha %f',
    async (alpha) => {
      await startKernelsInNode(true);
      const lines = backboneParts(alpha, SIZE, 16).map(({ name, run, gflop }) => {
        const best = processorTime(10, run);
        const speed = rate(gflop, best).toFixed(1).padStart(6);
        return `${best.toFixed(2).padStart(8)} ms ${speed} GFLOP/s  ${name}`;
      });
      console.log([`alpha ${alpha}`, ...lines].join('\n'));
    },
    600_000,
  );
});

/** The costliest kernels of a step, in milliseconds of processor time, the least of five steps. */
function profiled(step: () => void): string[] {
  const engine = tf.engine();
  const original = engine.runKernel;
  const best: Record<string, number> = {};
  engine.runKernel = function (name, inputs, attrs) {
    const shapes = Object.values(inputs).map((t) => (t as tf.Tensor | null)?.shape.join('×'));
    let result: unknown;
    const ms = processorTime(1, () => (result = original.call(engine, name, inputs, attrs)));
    const key = `${name} ${shapes.join(' ')}`;
    best[key] = Math.min(best[key] ?? Infinity, ms);
    return result as never;
  };
  for (let i = 0; i < 5; i++) step();
  engine.runKernel = original;
  const costly = Object.entries(best).sort(([, a], [, b]) => b - a);
  return costly.slice(0, 16).map(([name, ms]) => `${ms.toFixed(2).padStart(8)} ms  ${name}`);
}
