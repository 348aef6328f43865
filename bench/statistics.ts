/**
 * `npm run benchmark:statistics`: how often each test on recipes finds a difference that is not
 * there, and how often one that is, on synthetic learners; written to docs/statistics.md. Exits
 * with 1 when a share is out of its bounds. `-- seeds`, `-- recipes` or `-- difference` simulates
 * one scenario and keeps the others; `-- page` only writes tables and pictures anew. `-- outlook` prints how often
 * the studio's own simulation expects an experiment to decide.
 */
import '../scripts/studio/ownHelp';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { outlookTable } from './statistics/outlook';
import { drawPictures } from './statistics/pictures';
import { writePage, type Results } from './statistics/page';
import { simulate, type Outcome, type Scenario, type TestName } from './statistics/simulation';

const RESULTS = 'bench/results/statistics.json';
const EXPERIMENTS = 5000;

const first = { from: 0, to: 6, uses: 1 };
const second = { from: 6, to: 12, uses: 1 };
const many = { from: 0, to: 9, uses: 1 };
const few = { from: 0, to: 4, uses: 1 };
const half = { uses: 0.5 };

/** The features of `recipes` are exchangeable: both are equally accurate in expectation. */
const SCENARIOS: Record<keyof Results, Scenario & { sizes: number[] }> = {
  seeds: {
    learners: [
      { ...first, ...half },
      { ...first, ...half },
    ],
    seeded: [
      { ...first, ...half },
      { ...first, ...half },
    ],
    separation: 1,
    sizes: [60, 100, 200, 400],
  },
  recipes: {
    learners: [first, second],
    seeded: [
      { ...first, ...half },
      { ...second, ...half },
    ],
    separation: 1,
    sizes: [60, 100, 200, 400],
  },
  // 99 and 94% with many training images: Φ(1.551 · √9 / 2) and Φ(1.551 · √4 / 2).
  difference: {
    learners: [many, few],
    seeded: [
      { ...many, ...half },
      { ...few, ...half },
    ],
    separation: 1.551,
    sizes: [100, 200, 400],
  },
};

/** The largest share of p < 0.05 that each test may have where recipes are equal. */
const BOUNDS: Partial<Record<TestName, number>> = {
  ...{ 'k-fold': 0.05, 'k-fold twice': 0.05, resampled: 0.065, '5×2': 0.08 },
};
/** Over seeds: only where nothing but the seed differs. */
const SEEDS_BOUND = 0.065;
/** The test without the correction must fail, else the simulation could not show a failure. */
const CONTROL = 0.1;

function failures(results: Results): string[] {
  const found: string[] = [];
  const check = (isFine: boolean, what: string) => void (isFine || found.push(what));
  for (const scenario of ['seeds', 'recipes'] as const) {
    for (const { images, decided } of results[scenario] ?? []) {
      const bounds = scenario === 'seeds' ? { ...BOUNDS, seeds: SEEDS_BOUND } : BOUNDS;
      for (const [test, bound] of Object.entries(bounds)) {
        const share = decided[test as TestName];
        check(share <= bound, `${scenario}, ${images} images, ${test}: ${share} is above ${bound}`);
      }
      check(
        scenario === 'seeds' || decided.uncorrected > CONTROL,
        `${images} images: the uncorrected test finds only ${decided.uncorrected}`,
      );
    }
  }
  return found;
}

function simulateAll(name: keyof Results): Outcome[] {
  const { sizes, ...scenario } = SCENARIOS[name];
  return sizes.map((images) => {
    const outcome = simulate(name, scenario, images, EXPERIMENTS, (done) =>
      process.stderr.write(`\r${name}, ${images} images: ${done} of ${EXPERIMENTS} experiments`),
    );
    process.stderr.write('\n');
    return outcome;
  });
}

const names = Object.keys(SCENARIOS) as (keyof Results)[];
const asked = process.argv.slice(2);
if (
  asked.some(
    (name) => !['page', 'outlook'].includes(name) && !names.includes(name as keyof Results),
  )
) {
  process.stderr.write(
    `Usage: npm run benchmark:statistics [-- ${names.join(' | ')} | page | outlook]\n`,
  );
  process.exit(2);
}

if (asked.includes('outlook')) {
  process.stdout.write(`${outlookTable()}\n`);
  process.exit(0);
}

const results: Results = existsSync(RESULTS)
  ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results)
  : {};
for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
  results[name] = simulateAll(name);
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 1)}\n`);
}
await writePage(results);
drawPictures(results);
const found = failures(results);
process.stdout.write(
  found.length === 0 ? 'All shares are within their bounds.\n' : `${found.join('\n')}\n`,
);
process.exitCode = found.length === 0 ? 0 : 1;
