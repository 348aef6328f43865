/**
 * `npm run benchmark:accuracy`: the terminal command over the shared images, three
 * seeds a run, mean and range of the test accuracy, written to docs/accuracy.md. About
 * forty minutes on two cores; `-- NAME…` (cnn, compact-cnn, bundled, imagenet) measures some and keeps the others.
 */
import '../scripts/studio/ownHelp';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../src/automation/training';
import { sharedDirectory, withoutShared, hasShared } from '../e2e/pictures';
import { writeSection } from './accuracyPage';

const SEEDS = [1, 2, 3];
const RESULTS = 'bench/results/accuracy.json';
const imagenet = join(sharedDirectory, 'weights/mobilenet_v2_1.0_224_imagenet');

/** One command, and what each of the runs that it trains must reach. */
interface Group {
  name: string;
  args: string;
  runs: { name: string; asked: number }[];
}

const BOTH_STAGES = '--model mobilenetv2 --fine-tune none --fine-tune block_10';

const groups: Group[] = [
  {
    name: 'cnn',
    args: '--model cnn --size 128 --epochs 15',
    runs: [{ name: 'scratch CNN', asked: 0.88 }],
  },
  {
    name: 'compact-cnn',
    args: '--model compact-cnn --size 128 --epochs 20',
    runs: [{ name: 'Compact CNN', asked: 0.96 }],
  },
  {
    name: 'bundled',
    args: BOTH_STAGES,
    runs: [
      { name: 'bundled weights, frozen', asked: 0.97 },
      { name: 'bundled weights, fine-tuned', asked: 0.99 },
    ],
  },
  {
    name: 'imagenet',
    args: `${BOTH_STAGES} --weights ${imagenet}`,
    runs: [
      { name: 'ImageNet weights, frozen', asked: 0.99 },
      { name: 'ImageNet weights, fine-tuned', asked: 0.995 },
    ],
  },
];

interface Measured {
  date: string;
  /** A seed's runs, in the order of SEEDS. */
  seeds: Outcome[][];
}

interface Outcome {
  accuracy: number;
  testImages: number;
  wrong: number;
  /** Preparing pixels, features and training. */
  seconds: number;
}

function train(group: Group, seed: number): Outcome[] {
  const json = `bench/results/accuracy-${group.name}-${seed}.json`;
  const folder = join(sharedDirectory, 'datasets/masks');
  const command = ['scripts/train/index.ts', folder, ...group.args.split(' ')];
  const rest = ['--seed', String(seed), '--json', json];
  execFileSync('npx', ['tsx', ...command, ...rest], { stdio: 'inherit' });
  const { runs } = JSON.parse(readFileSync(json, 'utf8')) as { runs: RunReport[] };
  return runs.map(({ test, seconds }) => ({
    accuracy: test.accuracy,
    testImages: test.n,
    wrong: Math.round(test.n * (1 - test.accuracy)),
    seconds: seconds.prepare + seconds.train,
  }));
}

const percent = (x: number) => `${(100 * x).toFixed(2)}%`;

function rows(group: Group, measured: Measured | undefined): string[] {
  return group.runs.map(({ name, asked }, index) => {
    if (!measured) return `| ${name} | not measured | | ${percent(asked)} | | | |`;
    const outcomes = measured.seeds.map((runs) => runs[index]!);
    const accuracies = outcomes.map(({ accuracy }) => accuracy);
    const mean = accuracies.reduce((a, b) => a + b) / accuracies.length;
    const range = `${percent(Math.min(...accuracies))} to ${percent(Math.max(...accuracies))}`;
    const met = mean >= asked ? '' : ' (missed)';
    const wrong = outcomes.map((one) => `${one.wrong} of ${one.testImages}`).join(', ');
    const minutes = outcomes.map(({ seconds }) => (seconds / 60).toFixed(1)).join(', ');
    const cells = [percent(mean) + met, range, percent(asked), wrong, minutes, measured.date];
    return `| ${[name, ...cells].join(' | ')} |`;
  });
}

const document = (results: Record<string, Measured>) =>
  [
    '# Accuracy',
    '',
    'Written by `npm run benchmark:accuracy`: `npm run train` over the shared images',
    `(3,477 files), seeds ${SEEDS.join(', ')}; mean and range of the accuracy on each seed's test split.`,
    `Machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, no GPU. The minutes a seed are of preparing, features and`,
    'training; fine-tuning finds the pooled features of the frozen run. Near-duplicates of an',
    'image are always on the same side of the split, and exact duplicates stay out.',
    '',
    'The recipe (features from block 14, fine-tuning from block 10 with averaged weights) was',
    'chosen on other splits of the same images, whose test splits were inspected: these',
    'figures are slightly too high. About twenty of the images are wrongly labelled.',
    '',
    '| run | mean | range | asked | wrong, by seed | minutes, by seed | measured |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...groups.flatMap((group) => rows(group, results[group.name])),
    '',
    'The commands, each with `--seed 1`, `2` and `3`:',
    '',
    ...groups.map(({ args }) => {
      const shown = args.replaceAll(sharedDirectory, '../shared');
      return `- \`npm run train -- ../shared/datasets/masks ${shown}\``;
    }),
    '',
  ].join('\n');

if (!hasShared) throw new Error(`This ${withoutShared}.`);
const wanted = process.argv.slice(2);
mkdirSync('bench/results', { recursive: true });
const results: Record<string, Measured> = existsSync(RESULTS)
  ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, Measured>)
  : {};
for (const group of groups) {
  if (wanted.length > 0 && !wanted.includes(group.name)) continue;
  const seeds = SEEDS.map((seed) => train(group, seed));
  results[group.name] = { date: new Date().toISOString().slice(0, 10), seeds };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  writeSection(document(results));
}
console.log(document(results));
