/**
 * `npm run bench -- cores`: what the studio's heavy works take on one and on two threads, measured,
 * and on 4, 8 and 16, simulated (makespan.ts) from what each task takes on one thread.
 * `--built` takes the pages as the last run built them; `--bandwidth N` is the assumed limit of
 * memory in GB/s. Prints a table and writes bench/results/cores.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import type { Setting } from '../page/side';
import { writeSquares } from '../images';
import { machine, openStage } from '../stage';
import { median } from '../median';
import { fittedWake, makespan, serialTime, type Recording } from './makespan';

const THREADS = [1, 2, 4, 8, 16];
const ROUNDS = 5;
const RECORDINGS = 5;

const setting = (count: number, batchSize: number): Setting => ({
  backend: 'wasm',
  pixels: '/bench-data/pixels-224.bin',
  labels: '/bench-data/labels-224.bin',
  ...{ size: 224, batchSize, count },
});

interface Work {
  title: string;
  name: string;
  setting: Setting;
  passes: number;
}

/** The first one says what waking costs: it has the shortest jobs. */
const WORKS: Work[] = [
  { title: 'backbone, batch 1', name: 'backbone', setting: setting(1, 1), passes: 20 },
  { title: 'backbone, batch 16', name: 'backbone', setting: setting(16, 16), passes: 2 },
  { title: 'CNN step, batch 16', name: 'cnn-step', setting: setting(16, 16), passes: 1 },
  {
    title: 'fine-tuning from block 10, 64 images',
    name: 'fine-tune-block-10',
    ...{ setting: setting(64, 16), passes: 1 },
  },
];

const whole = (recording: Recording) =>
  makespan(recording, { threads: 1, wake: 0, bandwidth: Infinity });

/** Measured on one and two threads, in turns, and the quickest of the recordings. */
async function measure(browser: BrowserContext, url: string, { name, setting, passes }: Work) {
  const page = await browser.newPage();
  await page.goto(`${url}bench/cores/index.html`);
  for (const threads of [1, 2])
    await page.evaluate(([a, b, c]) => window.cores.prepare(a, b, c), [
      name,
      setting,
      threads,
    ] as const);
  const measured: Record<number, number[]> = { 1: [], 2: [] };
  const recordings: Recording[] = [];
  for (let i = 0; i < ROUNDS; i++)
    for (const threads of [1, 2])
      measured[threads]!.push(
        await page.evaluate(([a, b]) => window.cores.round(a, b), [threads, passes] as const),
      );
  for (let i = 0; i < RECORDINGS; i++)
    recordings.push(await page.evaluate(() => window.cores.record()));
  await page.close();
  recordings.sort((a, b) => whole(a) - whole(b));
  return { measured: [1, 2].map((n) => median(measured[n]!)), recording: recordings[0]! };
}

export async function cores(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { built: { type: 'boolean' }, bandwidth: { type: 'string', default: '40' } },
  });
  const bandwidth = Number(values.bandwidth) * 1e6;
  const stage = await openStage({ built: values.built ?? false });
  const results: Record<string, unknown>[] = [];
  let wake: number | null = null;
  try {
    if (!values.built) await writeSquares('dist-bench/bench-data', 64, 224);
    const browser = await stage.launch();
    for (const work of WORKS) {
      const { measured, recording } = await measure(browser, stage.url, work);
      wake ??= fittedWake(recording, measured[1]!, bandwidth);
      const simulated = THREADS.map((threads) =>
        makespan(recording, { threads, wake: wake!, bandwidth }),
      );
      const jobs = recording.jobs.length;
      results.push({ work: work.title, measured, simulated, serial: serialTime(recording), jobs });
    }
    await browser.close();
  } finally {
    await stage.close();
  }
  const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0);
  console.log('| work | 1, measured | 2, measured | 2, simulated | 4 | 8 | 16 | alone |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { work, measured, simulated, serial } of results) {
    const [[one, two], [, again, ...more]] = [measured as number[], simulated as number[]];
    const gains = more.map(
      (value) => `${ms(value)} (${((simulated as number[])[0]! / value).toFixed(1)}×)`,
    );
    const cells = [work, ms(one!), ms(two!), ms(again!), ...gains, ms(serial as number)];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log(
    `Waking a thread: ${(1000 * wake!).toFixed(0)} µs; memory: ${values.bandwidth} GB/s, assumed.`,
  );
  mkdirSync('bench/results', { recursive: true });
  const record = {
    date: new Date().toISOString(),
    machine,
    threads: THREADS,
    wake,
    bandwidth,
    results,
  };
  writeFileSync('bench/results/cores.json', `${JSON.stringify(record, null, 2)}\n`);
}
