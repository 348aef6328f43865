/**
 * `npm run benchmark:accuracy`: the terminal command over the shared photographs, three
 * seeds a configuration, mean and range of the test accuracy, written to docs/accuracy.md.
 * Hours on two cores; `-- NAME…` measures some configurations and keeps the others' results.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../src/automation/training';
import { sharedDirectory, withoutShared, hasShared } from '../e2e/pictures';

const SEEDS = [1, 2, 3];
const RESULTS = 'bench/results/accuracy.json';
const imagenet = join(sharedDirectory, 'weights/mobilenet_v2_1.0_224_imagenet');

interface Configuration {
  name: string;
  asked: number;
  words: string[];
}

const configurations: Configuration[] = [
  { name: 'cnn', asked: 0.88, words: '--model cnn --size 128 --epochs 15'.split(' ') },
  { name: 'bundled-frozen', asked: 0.97, words: '--model mobilenetv2 --fine-tune none'.split(' ') },
  { name: 'bundled-fine-tuned', asked: 0.99, words: '--model mobilenetv2'.split(' ') },
  {
    name: 'imagenet-frozen',
    asked: 0.99,
    words: `--model mobilenetv2 --fine-tune none --weights ${imagenet}`.split(' '),
  },
  {
    name: 'imagenet-fine-tuned',
    asked: 0.995,
    words: `--model mobilenetv2 --weights ${imagenet}`.split(' '),
  },
];

interface Measured {
  date: string;
  /** A test accuracy a seed, in the order of SEEDS. */
  accuracies: number[];
  testImages: number;
  minutes: number;
}

function measure({ name, words }: Configuration): Measured {
  const started = Date.now();
  const reports = SEEDS.map((seed) => {
    const json = `bench/results/accuracy-${name}-${seed}.json`;
    const command = ['scripts/train/index.ts', join(sharedDirectory, 'datasets/masks'), ...words];
    const rest = ['--seed', String(seed), '--json', json];
    execFileSync('npx', ['tsx', ...command, ...rest], { stdio: 'inherit' });
    return (JSON.parse(readFileSync(json, 'utf8')) as { runs: RunReport[] }).runs[0]!;
  });
  return {
    date: new Date().toISOString().slice(0, 10),
    accuracies: reports.map(({ test }) => test.accuracy),
    testImages: reports[0]!.test.n,
    minutes: (Date.now() - started) / 60_000,
  };
}

const percent = (x: number) => `${(100 * x).toFixed(2)}%`;

function table(results: Record<string, Measured>): string {
  const rows = configurations.map(({ name, asked, words }) => {
    const options = words.join(' ').replace(sharedDirectory, '../shared');
    const measured = results[name];
    if (!measured) return `| ${name} | \`${options}\` | not measured | | ${percent(asked)} | | |`;
    const { accuracies, minutes, date } = measured;
    const mean = accuracies.reduce((a, b) => a + b) / accuracies.length;
    const range = `${percent(Math.min(...accuracies))} to ${percent(Math.max(...accuracies))}`;
    const met = mean >= asked ? '' : ' (missed)';
    return `| ${name} | \`${options}\` | ${percent(mean)}${met} | ${range} | ${percent(asked)} | ${minutes.toFixed(0)} | ${date} |`;
  });
  return [
    '# Accuracy',
    '',
    'Written by `npm run benchmark:accuracy`: `npm run train` over the shared photographs',
    `(3,477 files), seeds ${SEEDS.join(', ')}; mean and range of the accuracy on each seed's test split.`,
    `Machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, no GPU.`,
    '',
    '| configuration | options | mean | range | asked | minutes | measured |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

if (!hasShared) throw new Error(`This ${withoutShared}.`);
const wanted = process.argv.slice(2);
mkdirSync('bench/results', { recursive: true });
const results: Record<string, Measured> = existsSync(RESULTS)
  ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, Measured>)
  : {};
for (const configuration of configurations) {
  if (wanted.length > 0 && !wanted.includes(configuration.name)) continue;
  results[configuration.name] = measure(configuration);
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync('docs/accuracy.md', table(results));
}
console.log(table(results));
