/**
 * `npm run bench` (or `npm run bench -- NAME…`): ours against named rivals. Each
 * benchmark has a fresh browser, its two sides alternating there, medians of the
 * counted rounds after a warm-up. Prints a table, writes bench/results/, and exits 1
 * when a ratio is missed. BENCH_WEBGL=llvmpipe draws WebGL through Mesa.
 * `--images N` and `--rounds N` make a quick run that checks that the benchmarks work and saves nothing.
 * `--build` builds pages and images and measures nothing; `--built` takes what the last run built.
 */
import '../scripts/studio/ownHelp';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../e2e/pictures';
import type { Benchmark, Ground, Prepared } from './benchmark';
import { benchmarks } from './list';
import { cores } from './cores/run';
import { gpu } from './gpu/pack';
import { writeFiles, writeSquares } from './images';
import { median } from './median';
import { machine, openStage, type Stage } from './stage';

const RESULTS = 'bench/results';
const ROUNDS = 5;
/** 400 to train on and 200 to evaluate on. */
const SQUARES = 600;

interface Measured {
  ours: string;
  theirs: string;
  ratio: number;
  rounds: { ours: number[]; theirs: number[] };
  failure: string | null;
  facts: Record<string, unknown>;
}

/** Alternate the two sides, and set what one does in a second against the other. */
async function alternate(prepared: Prepared, count: number): Promise<Measured> {
  const rounds = { ours: [] as number[], theirs: [] as number[] };
  for (let i = 0; i < count; i++) {
    rounds.ours.push(await prepared.ours());
    rounds.theirs.push(await prepared.theirs());
  }
  const work = prepared.work ?? { unit: null, ours: 1, theirs: 1 };
  const perMs = {
    ours: work.ours / median(rounds.ours),
    theirs: work.theirs / median(rounds.theirs),
  };
  const show = (rate: number) =>
    work.unit
      ? `${(1000 * rate).toFixed(1)} ${work.unit}/s`
      : `${(1 / rate).toFixed(rate > 0.01 ? 1 : 0)} ms`;
  const checked = prepared.check?.();
  return {
    ours: show(perMs.ours),
    theirs: show(perMs.theirs),
    ratio: perMs.ours / perMs.theirs,
    rounds,
    failure: checked?.failure ?? null,
    facts: { ...prepared.facts, ...checked?.facts },
  };
}

/** One benchmark in a browser of its own, which is closed when its time is up. */
async function measure(stage: Stage, benchmark: Benchmark, quick: Quick): Promise<Measured> {
  const browser = await stage.launch();
  const folder = temporaryFolder();
  const ground: Ground = {
    async open(path) {
      const page = await browser.newPage();
      await page.goto(stage.url + path);
      return page;
    },
    files: (count) => writeFiles(folder.path, 0, count),
    images: (usual) => Math.min(usual, quick.images),
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const say = () => reject(new Error(`it took more than ${benchmark.minutes} minutes`));
    timer = setTimeout(say, benchmark.minutes * 60_000);
  });
  try {
    const work = benchmark.prepare(ground).then((prepared) => alternate(prepared, quick.rounds));
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    await browser.close();
    folder.remove();
  }
}

interface Quick {
  images: number;
  rounds: number;
}

async function renderer(stage: Stage): Promise<string> {
  const browser = await stage.launch();
  const page = await browser.newPage();
  await page.goto(`${stage.url}bench/page/index.html`);
  const name = await page.evaluate(() => window.bench.renderer());
  await browser.close();
  return name;
}

const row = (name: string, ...cells: string[]) =>
  [name.padEnd(26), ...cells.map((cell) => cell.padStart(16))].join('');

async function main(): Promise<void> {
  const count = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: {
      images: count,
      rounds: count,
      built: { type: 'boolean' },
      build: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !benchmarks.some((b) => b.name.startsWith(name)));
  if (unknown.length > 0) {
    const names = benchmarks.map(({ name }) => name).join(', ');
    throw new Error(`There is no benchmark ${unknown.join(', ')}. There are: ${names}.`);
  }
  const wanted = ({ name }: Benchmark) => positionals.some((start) => name.startsWith(start));
  const chosen = positionals.length === 0 ? benchmarks : benchmarks.filter(wanted);
  const keep = !values.images && !values.rounds;
  const quick = {
    images: Number(values.images ?? Infinity),
    rounds: Number(values.rounds ?? ROUNDS),
  };

  const stage = await openStage({ built: values.built ?? false });
  let met = 0;
  try {
    const squares = Math.min(SQUARES, 16 + 2 * quick.images);
    if (!values.built) await writeSquares('dist-bench/bench-data', squares, 224);
    if (values.build) return;
    const webgl = await renderer(stage);
    console.log(`WebGL here: ${webgl}\nProcessor: ${machine.cpu}, ${machine.cores} cores\n`);
    console.log(row('name', 'ours', 'theirs', 'ratio', 'asked'));
    for (const benchmark of chosen) {
      const { name, asked, against } = benchmark;
      try {
        const measured = await measure(stage, benchmark, quick);
        const reached = measured.ratio >= asked && !measured.failure;
        if (reached) met++;
        const { ours, theirs, ratio, failure, facts } = measured;
        const verdict = [reached ? 'met' : 'missed', failure ?? facts['sentence']];
        const cells = [ours, theirs, `${ratio.toFixed(2)}×`, `${asked}×`];
        console.log(`${row(name, ...cells)}  ${verdict.filter(Boolean).join(': ')}`);
        if (!keep) continue;
        mkdirSync(RESULTS, { recursive: true });
        const date = new Date().toISOString();
        const record = { name, against, asked, met: reached, date, machine, webgl, ...measured };
        writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
      } catch (error) {
        const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
        console.log(`${row(name, '', '', '', `${asked}×`)}  failed: ${reason}`);
      }
    }
  } finally {
    await stage.close();
  }
  if (!keep) console.log('A quick run: its figures say nothing and are not kept.');
  console.log(`${met} of ${chosen.length} ratios met`);
  if (met < chosen.length) process.exitCode = 1;
}

// Another page, for machines with a graphics card.
if (process.argv[2] === 'gpu') await gpu(process.argv.slice(3));
// What more threads would do.
else if (process.argv[2] === 'cores') await cores(process.argv.slice(3));
else await main();
