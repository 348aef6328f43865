/**
 * `npm run benchmark:recipes [-- FILE]`: 5×2 cross-validation of the three families, MobileNetV2 frozen
 * and fine-tuned, over the shared images, written to docs/accuracy.md. About forty minutes on two cores
 * that do nothing else; with FILE, the JSON of such a run that was made before.
 */
import '../scripts/studio/ownHelp';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { ExperimentReport, VerdictReport } from '../src/domain/experiment/report';
import { hasShared, sharedDirectory, withoutShared } from '../e2e/pictures';
import { writeSection } from './accuracyPage';

const OPTIONS =
  '--model all --size 128 --epochs 15 --fine-tune none --fine-tune block_10 --folds 2 --repeats 5 --seed 1';

const NAMES: Record<string, string> = {
  cnn: 'scratch CNN',
  'compact-cnn': 'Compact CNN',
  'mobilenetv2-none': 'MobileNetV2, frozen',
  'mobilenetv2-block_10': 'MobileNetV2, fine-tuned from block 10',
};
const named = (model: string): string => NAMES[model] ?? model;

function train(): string {
  if (!hasShared) throw new Error(`This ${withoutShared}.`);
  mkdirSync('bench/results', { recursive: true });
  const json = 'bench/results/recipes.json';
  const folder = join(sharedDirectory, 'datasets/masks');
  const command = ['tsx', 'scripts/train/index.ts', folder, ...OPTIONS.split(' '), '--json', json];
  execFileSync('npx', command, { stdio: 'inherit' });
  return json;
}

const { experiments, verdicts } = JSON.parse(readFileSync(process.argv[2] ?? train(), 'utf8')) as {
  experiments: ExperimentReport[];
  verdicts: VerdictReport[];
};

const points = (x: number | null) => (x === null ? '–' : (100 * x).toFixed(1));
const between = (interval: readonly [number, number] | null) =>
  interval ? `${points(interval[0])} to ${points(interval[1])}` : '–';
const small = (p: number | null) => (p === null ? '–' : p < 0.0001 ? '< 0.0001' : p.toFixed(4));
const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) => [head, head.map(() => '---'), ...rows].map(row);

const [first] = experiments[0]!.runs;
const section = [
  '## Recipes, 5×2',
  '',
  'Written by `npm run benchmark:recipes`: 2-fold cross-validation five times, grouped and stratified, of all',
  `four recipes on the same folds: ${first!.train} images for training and validation and ${first!.test} for testing in the`,
  'first. All at 128 px, with 15 epochs, the bundled weights and the defaults else, which were chosen on other',
  'splits of these images, at 224 px for MobileNetV2: its figures are slightly too high.',
  `Machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, no GPU; ${new Date().toISOString().slice(0, 10)}.`,
  '',
  ...table(
    ['recipe', 'accuracy, % ± sd', '95% interval', 'letters', 'runs, %'],
    experiments.map(({ model, mean, sd, interval, letters, runs }) => [
      named(model),
      `${points(mean)} ± ${points(sd)}`,
      between(interval),
      letters ?? '–',
      runs.map(({ accuracy }) => points(accuracy)).join(', '),
    ]),
  ),
  '',
  'Recipes that share a letter do not differ significantly. Alpaydin’s combined 5×2 F-test, p by Holm’s method',
  'over all pairs:',
  '',
  ...table(
    ['a', 'b', 'a − b, points', '95% interval', 'F', 'p', 'p, Holm'],
    verdicts.map(({ a, b, difference, interval, statistic, p, pHolm }) => [
      ...[named(a), named(b), points(difference), between(interval)],
      ...[statistic?.toFixed(1) ?? '–', small(p), small(pHolm)],
    ]),
  ),
  '',
  `The command: \`npm run train -- ../shared/datasets/masks ${OPTIONS} --json FILE\``,
  '',
].join('\n');
writeSection(section);
console.log(section);
