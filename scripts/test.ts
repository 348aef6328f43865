/**
 * `npm test`: everything, from the cheapest check to the end-to-end tests in a real
 * browser, and a short journey in each other one. Stops at the first that fails; the last line counts tests.
 */
import './studio/ownHelp';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { ensureChromium } from './chromium';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}
interface BrowserReport {
  cells: { state: 'works' | 'missing' | 'failed' }[];
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

function run(title: string, command: string, env: Record<string, string> = {}): void {
  console.log(`\n── ${title}: ${command}`);
  const started = Date.now();
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(`── ${title} took ${((Date.now() - started) / 1000).toFixed(0)} s`);
  if (status !== 0) {
    console.error(`\n${title} failed.`);
    process.exit(1);
  }
}

const report = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

mkdirSync('.reports', { recursive: true });
run('Lint and format', 'npm run --silent lint');
run('Build', 'npm run --silent build');
run(
  'Unit tests',
  'npx vitest run --reporter=default --reporter=json --outputFile=.reports/unit.json',
);
ensureChromium();
/** Most of a test is waiting, so two share the cores; what trains on both for minutes has them alone. */
const endToEnd = [
  {
    title: 'two at a time',
    options: '--workers=2 --grep-invert @alone',
    to: '.reports/pairs.json',
  },
  { title: 'alone', options: '--grep @alone', to: '.reports/alone.json' },
];
for (const { title, options, to } of endToEnd) {
  run(`End-to-end tests, ${title}`, `npx playwright test --reporter=list,json ${options}`, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: to,
  });
}
run('Damaged files', 'npm run --silent fuzz -- --count 60');
run('Faults', 'npm run --silent faults -- --count 12');
run('Every browser', 'npm run --silent browsers');

const unit = report<VitestReport>('.reports/unit.json');
const stats = endToEnd.map(({ to }) => report<PlaywrightReport>(to).stats);
const total = (key: keyof PlaywrightReport['stats']) =>
  stats.reduce((sum, each) => sum + each[key], 0);
const cells = report<BrowserReport[]>('.reports/browsers.json').flatMap(({ cells }) => cells);
const lacking = cells.filter(({ state }) => state === 'missing').length;
const passed = unit.numPassedTests + total('expected') + total('flaky') + cells.length - lacking;
const failed = unit.numFailedTests + total('unexpected');
const skipped = unit.numPendingTests + total('skipped') + lacking;
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
