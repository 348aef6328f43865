/** Alternating rounds of one work on several backends, each in its own worker. */
import { tEnglish } from '../../src/texts/t';
import { titleOf } from './plan';
import type { BenchWorker, Column, Measurement, Row, Task } from './types';

/** The largest relative error of an output, and the largest difference of a loss, that count as equal. */
const TOLERANCE = { output: 1e-3, losses: 1e-2 };
/** Milliseconds after which a worker is taken for dead: a lost device does not report it. */
const PATIENCE = 180_000;

export interface Side {
  column: Column;
  worker: Pick<BenchWorker, 'prepare' | 'round'>;
}

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/**
 * How far an outcome is from the reference: for losses the largest difference of a step, else
 * ‖outcome − reference‖ / ‖reference‖. Infinity where a value is not a number, or lengths differ.
 */
export function distance(outcome: Float32Array, reference: Float32Array, losses: boolean): number {
  if (outcome.length !== reference.length) return Infinity;
  let [largest, squares, norm] = [0, 0, 0];
  for (let i = 0; i < outcome.length; i++) {
    const gap = Math.abs(outcome[i]! - reference[i]!);
    if (!(gap < Infinity)) return Infinity;
    largest = Math.max(largest, gap);
    squares += gap * gap;
    norm += reference[i]! ** 2;
  }
  return losses ? largest : Math.sqrt(squares / Math.max(norm, 1e-30));
}

/** `work`, or an error once it is late. */
export async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const say = () => reject(new Error(`no answer in ${PATIENCE / 1000} s`));
    timer = setTimeout(say, PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!;

/** One row: every side prepared, compared with the first one, and timed in turn. */
export async function measureTask(
  task: Task,
  sides: Side[],
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<Row> {
  const cells: Record<string, Measurement> = {};
  const losses: Record<string, number[]> = {};
  let reference: Float32Array | null = null;
  const fail = (cell: Measurement, error: unknown) => {
    cell.failure = wordsOf(error);
  };
  for (const { column, worker } of sides) {
    const cell: Measurement = {
      ...{ ms: null, rounds: [], firstMs: null, error: null, agrees: false, failure: null },
    };
    cells[column.name] = cell;
    try {
      const { size, batch, warmup } = task;
      const prepared = await inTime(worker.prepare(task.work, { size, batch, warmup }));
      reference ??= prepared.outcome;
      cell.firstMs = prepared.firstMs;
      cell.error = distance(prepared.outcome, reference, task.losses);
      cell.agrees = cell.error <= TOLERANCE[task.losses ? 'losses' : 'output'];
      if (task.losses) losses[column.name] = [...prepared.outcome];
      await inTime(worker.round(0));
    } catch (error) {
      fail(cell, error);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const { column, worker } of sides) {
      const cell = cells[column.name]!;
      if (cell.failure) continue;
      try {
        cell.rounds.push(await inTime(worker.round(milliseconds)));
      } catch (error) {
        fail(cell, error);
      }
    }
  }
  for (const cell of Object.values(cells)) if (!cell.failure) cell.ms = median(cell.rounds);
  return { title: titleOf(task, tEnglish), cells, ...(task.losses && { losses }) };
}

/** A row for each kernel of ours: the work that is prepared, with stock's kernel in its place; the first row has all of ours. */
export async function measureWithout(
  { worker }: Side,
  title: string,
  kernels: string[],
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<Row[]> {
  const names = [undefined, ...kernels];
  const times = new Map<string | undefined, number[]>();
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      // The first round compiles.
      const ms = await inTime(worker.round(round < 0 ? 0 : milliseconds, name));
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), ms]);
    }
  }
  return names.map((name) => {
    const own = times.get(name) ?? [];
    const cell = { ms: median(own), rounds: own, firstMs: null, error: null, failure: null };
    return {
      title: name
        ? tEnglish('bench.tables.withoutOne', { name })
        : tEnglish('bench.tables.allOurs'),
      cells: { [title]: { ...cell, agrees: true } },
    };
  });
}
