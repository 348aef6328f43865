/**
 * `npm test`: everything, from the cheapest check to the end-to-end tests in a real
 * browser, and a short journey in each other one. Starts nothing after one that fails; the last line counts tests.
 */
import './studio/ownHelp';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { ensureChromium } from './chromium';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}
interface BrowserReport {
  cells: { state: 'works' | 'missing' | 'failed' }[];
  firstFailed?: string[];
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

interface Step {
  title: string;
  command: string;
  env?: Record<string, string>;
}

/** Whether it succeeded. What a step that has others beside it writes is shown in one piece, when it ends. */
async function succeeds({ title, command, env }: Step, isAlone: boolean): Promise<boolean> {
  console.log(`\n── ${title}: ${command}`);
  const started = Date.now();
  const child = spawn(command, {
    shell: true,
    stdio: isAlone ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const written: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => written.push(text));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  if (!isAlone) console.log(`\n── ${title} wrote:\n${Buffer.concat(written).toString().trimEnd()}`);
  console.log(`── ${title} took ${((Date.now() - started) / 1000).toFixed(0)} s`);
  if (status !== 0) console.error(`\n${title} failed.`);
  return status === 0;
}

/** Rows of steps beside each other; in a row one step after another, up to one that fails. */
async function run(...rows: Step[][]): Promise<void> {
  const succeeded = await Promise.all(
    rows.map(async (row) => {
      for (const step of row) if (!(await succeeds(step, rows.length === 1))) return false;
      return true;
    }),
  );
  if (succeeded.includes(false)) process.exit(1);
}

const report = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

mkdirSync('.reports', { recursive: true });
// Each of these has work for one core.
await run(
  [{ title: 'Lint', command: 'npx eslint .' }],
  [
    { title: 'Format', command: 'npx prettier --check .' },
    { title: 'Build', command: 'npm run --silent build' },
  ],
);
await run([
  {
    title: 'Unit tests',
    command: 'npx vitest run --reporter=default --reporter=json --outputFile=.reports/unit.json',
  },
]);
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
  await run([
    {
      title: `End-to-end tests, ${title}`,
      command: `npx playwright test --reporter=list,json ${options}`,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: to },
    },
  ]);
}
// Both leave a core idle while a browser starts.
await run(
  [{ title: 'Faults', command: 'npm run --silent faults -- --count 12' }],
  [
    { title: 'Damaged files', command: 'npm run --silent fuzz -- --count 60' },
    { title: 'Every browser', command: 'npm run --silent browsers' },
  ],
);

const unit = report<VitestReport>('.reports/unit.json');
const stats = endToEnd.map(({ to }) => report<PlaywrightReport>(to).stats);
const total = (key: keyof PlaywrightReport['stats']) =>
  stats.reduce((sum, each) => sum + each[key], 0);
const journeys = report<BrowserReport[]>('.reports/browsers.json');
const cells = journeys.flatMap(({ cells }) => cells);
const again = total('flaky') + journeys.filter(({ firstFailed }) => firstFailed).length;
const lacking = cells.filter(({ state }) => state === 'missing').length;
const passed = unit.numPassedTests + total('expected') + total('flaky') + cells.length - lacking;
const failed = unit.numFailedTests + total('unexpected');
const skipped = unit.numPendingTests + total('skipped') + lacking;
if (again > 0) console.log(`\n${again} failed at first and passed when tried again.`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
