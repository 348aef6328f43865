import { describe, expect, it } from 'vitest';
import { distance, measureTask, type Side } from './measure';
import type { Task } from './types';

const task: Task = { work: 'w', size: 1, batch: 1, warmup: 1, losses: false };
const TIMES = { rounds: 3, milliseconds: 10 };

/** A worker that gives this outcome and takes these milliseconds in turn. */
function side(name: string, outcome: number[], times: number[], order: string[] = []): Side {
  return {
    column: { name, backend: 'wasm', kernels: 'ours' },
    worker: {
      prepare: () => Promise.resolve({ firstMs: 1, outcome: Float32Array.from(outcome) }),
      round(milliseconds) {
        if (milliseconds === 0) return Promise.resolve(0);
        order.push(name);
        return Promise.resolve(times.shift()!);
      },
    },
  };
}

describe('distance', () => {
  const [a, b] = [Float32Array.of(3, 4), Float32Array.of(3, 4.5)];
  it('is relative for outputs, and the largest step’s for losses', () => {
    expect(distance(b, a, false)).toBeCloseTo(0.1, 6);
    expect(distance(b, a, true)).toBeCloseTo(0.5, 6);
  });
  it('is infinite for what is not a number, or of another length', () => {
    expect(distance(Float32Array.of(NaN, 4), a, true)).toBe(Infinity);
    expect(distance(Float32Array.of(3), a, false)).toBe(Infinity);
  });
});

describe('measureTask', () => {
  it('takes turns and gives medians', async () => {
    const order: string[] = [];
    const sides = [side('x', [1, 2], [5, 1, 3], order), side('y', [1, 2], [7, 9, 8], order)];
    const { cells } = await measureTask(task, sides, TIMES);
    expect(order.join('')).toBe('xyxyxy');
    expect([cells['x']?.ms, cells['y']?.ms]).toEqual([3, 8]);
    expect(cells['y']?.agrees).toBe(true);
  });

  it('does not let a wrong result count, however fast', async () => {
    const { cells } = await measureTask(
      task,
      [side('x', [1, 2], [5, 5, 5]), side('y', [0, 0], [1, 1, 1])],
      TIMES,
    );
    expect(cells['y']).toMatchObject({ agrees: false, error: 1 });
  });

  it('says why a side failed and goes on with the others', async () => {
    const broken = side('y', [1, 2], []);
    broken.worker.prepare = () => Promise.reject(new Error('no memory\nat …'));
    const { cells } = await measureTask(task, [side('x', [1, 2], [5, 5, 5]), broken], TIMES);
    expect(cells['y']).toMatchObject({ ms: null, failure: 'no memory' });
    expect(cells['x']?.ms).toBe(5);
  });
});
