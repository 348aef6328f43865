/**
 * `npm run bench` (or `npm run bench -- NAME…`): ours against named rivals, each in
 * one browser run, the two sides alternating, medians of the counted rounds after a
 * warm-up. Prints a table, writes bench/results/, and exits 1 when a ratio is missed.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { execSync } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import '../scripts/prepare';
import { benchmarks, type Benchmark } from './list';
import { writeSquares } from './pictures';

const config = 'bench/vite.config.ts';
const results = 'bench/results';

interface Result {
  name: string;
  against: string;
  oursMs: number;
  theirsMs: number;
  ratio: number;
  asked: number;
  met: boolean;
  rounds: { ours: number[]; theirs: number[] };
  facts: Record<string, unknown>;
}

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

async function measure(browser: Browser, url: string, benchmark: Benchmark): Promise<Result> {
  const page = await browser.newPage();
  try {
    await page.goto(`${url}bench/page/index.html`);
    await page.waitForFunction(() => 'bench' in window);
    const facts = await benchmark.prepare(page);
    const rounds = { ours: [] as number[], theirs: [] as number[] };
    for (let i = 0; i < benchmark.rounds; i++) {
      rounds.ours.push(await benchmark.ours(page));
      rounds.theirs.push(await benchmark.theirs(page));
    }
    const oursMs = median(rounds.ours);
    const theirsMs = median(rounds.theirs);
    const ratio = theirsMs / oursMs;
    const { name, against, asked } = benchmark;
    return { name, against, oursMs, theirsMs, ratio, asked, met: ratio >= asked, rounds, facts };
  } finally {
    await page.close();
  }
}

const row = (...cells: string[]) =>
  [cells[0]!.padEnd(26), ...cells.slice(1).map((cell) => cell.padStart(12))].join('');

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const chosen = benchmarks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) {
    throw new Error(
      `There is no such benchmark. There are: ${benchmarks.map((b) => b.name).join(', ')}.`,
    );
  }
  ensureChromium();
  if (!existsSync('bench/rivals/node_modules')) {
    execSync('npm ci --ignore-scripts --prefix bench/rivals', { stdio: 'inherit' });
  }
  await build({ configFile: config, logLevel: 'warn' });
  await writeSquares('dist-bench/bench-data', 400, 224);
  const server = await preview({ configFile: config, logLevel: 'warn', preview: { port: 0 } });
  const browser = await chromium.launch(chromiumLaunch());
  const done: Result[] = [];
  console.log(row('name', 'ours ms', 'theirs ms', 'ratio', 'asked'));
  try {
    for (const benchmark of chosen) {
      const result = await measure(browser, server.resolvedUrls!.local[0]!, benchmark);
      done.push(result);
      const { oursMs, theirsMs, ratio, asked, met } = result;
      console.log(
        row(
          result.name,
          oursMs.toFixed(0),
          theirsMs.toFixed(0),
          `${ratio.toFixed(2)}×`,
          `${asked}×`,
        ) + `  ${met ? 'met' : 'missed'}`,
      );
    }
  } finally {
    await browser.close();
    await server.close();
  }
  mkdirSync(results, { recursive: true });
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const date = new Date().toISOString();
  for (const result of done) {
    writeFileSync(
      `${results}/${result.name}.json`,
      `${JSON.stringify({ date, machine, ...result }, null, 2)}\n`,
    );
  }
  const met = done.filter((result) => result.met).length;
  console.log(`${met} of ${done.length} ratios met`);
  if (met < done.length) process.exitCode = 1;
}

await main();
