/** The whole benchmark: starts the workers, fills a report row by row. */
import { wrap } from 'comlink';
import { findAdapters } from './adapters';
import { inTime, measureTask, measureWithout, type Side } from './measure';
import { tEnglish } from '../../src/texts/t';
import {
  COLUMNS,
  nameOf,
  operation,
  PLANS,
  threadColumns,
  titleOf,
  type Plan,
  type Words,
} from './plan';
import type { BenchWorker, Column, Report, Row } from './types';

/** What is being done, worded for whoever is told. */
export type State = (words: Words) => string;

export interface Options {
  sizes: keyof typeof PLANS;
  /** Whether a software adapter is measured too; only with small sizes does that end. */
  software: boolean;
  /** Called after every step with the report so far and what comes next. */
  onProgress(report: Report, state: State): void;
  signal: AbortSignal;
}

/** Rounds are fewer where there are many rows. */
const brief = ({ rounds, milliseconds }: Plan) => ({
  rounds: Math.min(3, rounds),
  milliseconds: milliseconds / 4,
});

export async function benchmark({ sizes, software, onProgress, signal }: Options): Promise<Report> {
  const plan = PLANS[sizes];
  const cores = navigator.hardwareConcurrency;
  const adapters = await findAdapters();
  const report: Report = {
    version: 1,
    date: new Date().toISOString(),
    userAgent: navigator.userAgent,
    ...{
      cores,
      sizes,
      adapters,
      devices: {},
      probeMs: {},
      works: [],
      kernels: [],
      without: [],
      threads: [],
    },
    complete: false,
  };
  const running: Worker[] = [];
  const say = (state: State) => {
    signal.throwIfAborted();
    onProgress(report, state);
  };
  const stopAll = () => running.splice(0).forEach((worker) => worker.terminate());
  signal.addEventListener('abort', stopAll);

  /** Kernels of ours by column, of the columns that start. */
  const kernels = new Map<string, string[]>();
  let operations: string[] = [];
  async function start(columns: Column[]): Promise<Side[]> {
    const sides: Side[] = [];
    for (const column of columns) {
      say((words) => words('bench.states.starting', { name: nameOf(column.name, words) }));
      const thread = new Worker(new URL('./gpu.worker.ts', import.meta.url), { type: 'module' });
      running.push(thread);
      const worker = wrap<BenchWorker>(thread);
      try {
        const started = await inTime(worker.start(column));
        report.devices[column.name] = started.device;
        if (sizes === 'full') report.probeMs[column.name] = await inTime(worker.probe());
        kernels.set(column.name, started.kernels);
        operations = started.operations;
        sides.push({ column, worker });
      } catch (error) {
        report.devices[column.name] = `did not start: ${String(error)}`;
      }
    }
    return sides;
  }
  const usable = ({ backend }: Column) =>
    backend === 'wasm' || (adapters[backend] !== null && (software || !adapters.software));

  say((words) => words('bench.states.adapters'));
  const sides = await start(COLUMNS.filter(usable));
  const ours = sides.find(({ column }) => column.backend === 'webgl' && column.kernels === 'ours');
  for (const task of plan.works) {
    say((words) => titleOf(task, words));
    report.works.push(await measureTask(task, sides, plan));
    if (!ours || report.works.at(-1)!.cells[ours.column.name]?.failure) continue;
    say((words) => words('bench.states.without', { work: titleOf(task, words) }));
    const rows = await measureWithout(
      ours,
      titleOf(task, tEnglish),
      kernels.get(ours.column.name)!,
      brief(plan),
    );
    report.without = merged(report.without, rows);
  }
  for (const work of operations) {
    const task = operation(work, plan.operationBatch);
    say((words) => titleOf(task, words));
    report.kernels.push(await measureTask(task, sides, brief(plan)));
  }
  stopAll();
  const byThreads = await start(threadColumns(cores));
  for (const task of plan.works) {
    say((words) => words('bench.states.threads', { work: titleOf(task, words), cores }));
    report.threads.push(await measureTask({ ...task, warmup: 2 }, byThreads, plan));
  }
  stopAll();
  report.complete = true;
  onProgress(report, (words) => words('bench.done'));
  return report;
}

/** Rows of the same titles, with the cells of both. */
const merged = (rows: Row[], more: Row[]): Row[] =>
  more.map((row) => {
    const known = rows.find(({ title }) => title === row.title);
    return { ...row, cells: { ...known?.cells, ...row.cells } };
  });
