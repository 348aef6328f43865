/**
 * `npm run bench -- cores`: what the studio's heavy works take on one and on two threads, measured
 * (the least of the rounds) and simulated, and on 4, 8 and 16, simulated (makespan.ts) from what each
 * task takes on one thread.
 * `--built` takes the pages as the last run built them; `--bandwidth N` is the assumed limit of
 * memory in GB/s; `--wake N` is what waking a thread costs in µs, else what explains two threads at
 * batch 1. Prints a table and writes bench/results/cores.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumLaunch } from '../../scripts/chromium';
import '../../scripts/prepare';
import type { Setting } from '../page/side';
import { writeSquares } from '../images';
import { machine } from '../stage';
import { median } from '../median';
import { fittedWake, leastOf, makespan, serialTime, type Recording } from './makespan';

const configFile = 'bench/cores/vite.config.ts';
/** Every job and claim, for a look at where one thread's time goes. */
const RECORDINGS_FILE = 'dist-bench-cores/recordings.json';
const THREADS = [1, 2, 4, 8, 16];
/** Rounds go on for so long, and there are at least so many. */
const SECONDS = 15;
const LEAST_ROUNDS = 5;
/** A measured time on one thread above its tasks' least times by so much is other programs' work. */
const BUSY = 1.15;

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
}

/** The first one says what waking costs: it has the shortest jobs. */
const WORKS: Work[] = [
  { title: 'backbone, batch 1', name: 'backbone', setting: setting(1, 1) },
  { title: 'backbone, batch 16', name: 'backbone', setting: setting(16, 16) },
  { title: 'CNN step, batch 16', name: 'cnn-step', setting: setting(16, 16) },
  {
    title: 'fine-tuning from block 10, a step of 16',
    name: 'fine-tune-block-10',
    setting: setting(16, 16),
  },
];

/** Least and median milliseconds on one and two threads, in turns; and the least of the recorded times. */
async function measure(browser: Browser, url: string, { name, setting }: Work) {
  const page = await browser.newPage();
  await page.goto(`${url}bench/cores/index.html`);
  for (const threads of [1, 2])
    await page.evaluate(([a, b, c]) => window.cores.prepare(a, b, c), [
      name,
      setting,
      threads,
    ] as const);
  const times: [number[], number[]] = [[], []];
  const recordings: Recording[] = [];
  const until = performance.now() + SECONDS * 1000;
  while (times[0].length < LEAST_ROUNDS || performance.now() < until) {
    for (const [i, all] of times.entries())
      all.push(await page.evaluate((threads) => window.cores.round(threads), i + 1));
    recordings.push(await page.evaluate(() => window.cores.record()));
  }
  await page.close();
  const least = times.map((all) => Math.min(...all));
  return { least, medians: times.map(median), recording: leastOf(recordings) };
}

export async function cores(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      built: { type: 'boolean' },
      bandwidth: { type: 'string', default: '40' },
      wake: { type: 'string' },
    },
  });
  const bandwidth = Number(values.bandwidth) * 1e6;
  if (!values.built) {
    await build({ configFile });
    await writeSquares('dist-bench-cores/bench-data', 16, 224);
  }
  const server = await preview({ configFile });
  const url = server.resolvedUrls!.local[0]!;
  const browser = await chromium.launch(chromiumLaunch());
  const results: Record<string, unknown>[] = [];
  const recordings: Record<string, Recording> = {};
  let wake = values.wake === undefined ? null : Number(values.wake) / 1000;
  try {
    for (const work of WORKS) {
      console.log(`${work.title} …`);
      const { least, medians, recording } = await measure(browser, url, work);
      wake ??= fittedWake(recording, least[1]!, bandwidth);
      const simulated = THREADS.map((threads) =>
        makespan(recording, { threads, wake: wake!, bandwidth }),
      );
      const serial = serialTime(recording);
      const jobs = recording.jobs.length;
      results.push({ work: work.title, measured: least, medians, simulated, serial, jobs });
      recordings[work.title] = recording;
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0);
  console.log(
    '| work | 1, measured | 1, simulated | 2, measured | 2, simulated | 4 | 8 | 16 | alone |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { work, measured, simulated, serial } of results) {
    const [[one, two], [alone, together, ...more]] = [measured as number[], simulated as number[]];
    const gains = more.map((value) => `${ms(value)} (${(alone! / value).toFixed(1)}×)`);
    const cells = [
      work,
      ...[one!, alone!, two!, together!].map(ms),
      ...gains,
      ms(serial as number),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log(
    `Waking a thread: ${(1000 * wake!).toFixed(0)} µs; memory: ${values.bandwidth} GB/s, assumed.`,
  );
  const busy = results.some(
    ({ measured, simulated }) => (measured as number[])[0]! > BUSY * (simulated as number[])[0]!,
  );
  if (busy)
    console.log(
      'Other programs slowed the measured columns: compare them, and fit the waking, on a quiet machine. ' +
        'What is simulated comes from the least time of each task.',
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
  writeFileSync(RECORDINGS_FILE, JSON.stringify(recordings));
  writeFileSync('bench/results/cores.json', `${JSON.stringify(record, null, 2)}\n`);
}
