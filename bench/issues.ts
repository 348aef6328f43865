/**
 * `npm run benchmark:issues`: 5% of the labels of the shared photographs are flipped at random, and the
 * studio looks for them: five draws, written to docs/data-quality.md. Exits with 1 when too few are
 * found. `-- N` measures the first N draws and writes nothing.
 */
import '../scripts/studio/ownHelp';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { sharedDirectory } from '../e2e/pictures';
import { DEFAULT_SPLIT } from '../src/domain/recipe/recipe';
import { deriveSeed, shuffledIndices } from '../src/domain/random';
import { splitSettingsOf } from '../src/domain/split/split';
import { openStudio, type StudioPage } from '../scripts/studio/studioPage';

const DRAWS = [1, 2, 3, 4, 5];
const FLIPPED = 0.05;
/** The part of the ranking in which the flipped labels are looked for. */
const TOP = 0.06;
/** Shares of the flipped labels that must be found: on average, and in each draw. */
const ASKED = { mean: 0.9, least: 0.87 };
const PAGE = 'docs/data-quality.md';
const [BEGIN, END] = ['<!-- npm run benchmark:issues -->', '<!-- end -->'];

interface Outcome {
  draw: number;
  images: number;
  flipped: number;
  /** Share of the flipped labels among the first TOP of all. */
  found: number;
  /** Labels that confident learning marks, and how many of them were flipped. */
  marked: number;
  rightlyMarked: number;
  seconds: number;
}

async function measure(studio: StudioPage, truth: Map<string, string>, draw: number) {
  const paths = [...truth.keys()].sort();
  const [first, second] = [...new Set(truth.values())].sort();
  const order = shuffledIndices(paths.length, deriveSeed(draw, 'flipped labels'));
  const count = Math.round(FLIPPED * paths.length);
  const flipped = new Set([...order.slice(0, count)].map((index) => paths[index]!));
  const other = (path: string) => (truth.get(path) === first ? second! : first!);
  await studio.setLabels(Object.fromEntries([...flipped].map((path) => [path, other(path)])));
  const started = performance.now();
  const ranking = await studio.labelIssues();
  const seconds = (performance.now() - started) / 1000;
  await studio.setLabels(Object.fromEntries([...flipped].map((path) => [path, truth.get(path)!])));
  const among = (issues: { path: string }[]) =>
    issues.filter(({ path }) => flipped.has(path)).length;
  const marked = ranking.filter(({ isIssue }) => isIssue);
  const outcome: Outcome = {
    ...{ draw, images: paths.length, flipped: count, seconds },
    found: among(ranking.slice(0, Math.floor(TOP * paths.length))) / count,
    ...{ marked: marked.length, rightlyMarked: among(marked) },
  };
  console.log(outcome);
  return outcome;
}

const percent = (x: number) => `${(100 * x).toFixed(1)}%`;
const meanOf = (outcomes: Outcome[]) =>
  outcomes.reduce((sum, { found }) => sum + found / outcomes.length, 0);

function table(outcomes: Outcome[]): string {
  const found = outcomes.map((outcome) => outcome.found);
  return [
    `| draw | flipped | found in the top ${100 * TOP}% | marked | of these flipped |`,
    '| --- | --- | --- | --- | --- |',
    ...outcomes.map(
      ({ draw, flipped, found, marked, rightlyMarked }) =>
        `| ${[draw, flipped, percent(found), marked, rightlyMarked].join(' | ')} |`,
    ),
    '',
    `Mean ${percent(meanOf(outcomes))}, least ${percent(Math.min(...found))}. Asked: mean at least ` +
      `${percent(ASKED.mean)}, none below ${percent(ASKED.least)}. ${outcomes[0]!.images.toLocaleString('en-GB')} ` +
      `images, bundled weights; ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}.`,
  ].join('\n');
}

function write(text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no marks.`);
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${text}\n\n${END}${after}`);
}

const masks = join(sharedDirectory, 'datasets/masks');
if (!existsSync(masks)) throw new Error(`The photographs are not here: ${masks}`);
const wanted = Number(process.argv[2] ?? DRAWS.length);
const studio = await openStudio();
try {
  const choices = { limit: null, ...splitSettingsOf({ ...DEFAULT_SPLIT, seed: 1 }) };
  await studio.importDataset({ sample: false, path: masks }, choices, () => undefined);
  const truth = new Map((await studio.labelIssues()).map(({ path, label }) => [path, label]));
  const outcomes: Outcome[] = [];
  for (const draw of DRAWS.slice(0, wanted)) outcomes.push(await measure(studio, truth, draw));
  console.log(table(outcomes));
  if (wanted >= DRAWS.length) write(table(outcomes));
  if (
    meanOf(outcomes) < ASKED.mean ||
    Math.min(...outcomes.map(({ found }) => found)) < ASKED.least
  ) {
    console.error('Missed: too few of the flipped labels were found.');
    process.exitCode = 1;
  }
} finally {
  await studio.close();
}
