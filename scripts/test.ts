/**
 * `npm test`: everything, from the cheapest check to the end-to-end tests in a real
 * browser, and a short journey in each other one. Parts that use one core run beside each other.
 * Stops at the first that fails; the last line counts tests.
 */
import './studio/ownHelp';
import { mkdirSync, readFileSync } from 'node:fs';
import { ensureChromium } from './chromium';
import { together } from './testParts';

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

const report = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

mkdirSync('.reports', { recursive: true });
await together(
  { title: 'Lint and format', command: 'npm run --silent lint' },
  { title: 'Build', command: 'npm run --silent build' },
);
await together({
  title: 'Unit tests',
  command: 'npx vitest run --reporter=default --reporter=json --outputFile=.reports/unit.json',
});
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
  await together({
    title: `End-to-end tests, ${title}`,
    command: `npx playwright test --reporter=list,json ${options}`,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: to },
  });
}
await together(
  {
    title: 'Damaged files and faults',
    command: 'npm run --silent fuzz -- --count 60 && npm run --silent faults -- --count 12',
  },
  { title: 'Every browser', command: 'npm run --silent browsers' },
);

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
