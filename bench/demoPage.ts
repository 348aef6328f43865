/**
 * `npm run bench:demo [-- RUNS]`: the demo in the page, as a first visit has it, with its live view:
 * seconds from the click to the comparison, and the longest task of the page's main thread while
 * the sample is drawn, and from the moment that the training page opens until training has ended.
 * Exits with 1 when, while training, more than one run in twenty had a task of 50 ms or more by the
 * clock, in which a task also waits for a core: training uses every one.
 */
import '../scripts/studio/ownHelp';
import { chromium } from '@playwright/test';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import { serveStudio } from '../scripts/server';
import { longestOf, traceOf, type LongestTask } from './mainThread';

const RUNS = Number(process.argv[2] ?? 20);
const LIMIT_MS = 50;
/** From the click to the comparison. */
const LIMIT_S = 120;
const MINUTES = 60_000;

ensureChromium();
const server = await serveStudio(0);
let [long, longWork, slow] = [0, 0, 0];
const inWords = ({ wall, processor }: LongestTask) =>
  `${wall.toFixed(0)} ms (${processor.toFixed(0)} ms of the processor)`;
for (let run = 1; run <= RUNS; run++) {
  const browser = await chromium.launchPersistentContext('', {
    ...chromiumLaunch(),
    viewport: { width: 1280, height: 800 },
  });
  const page = browser.pages()[0]!;
  await page.addInitScript(() =>
    addEventListener('hashchange', () => performance.mark(location.hash)),
  );
  await page.goto(server.url);
  const demo = page.getByRole('button', { name: 'Run the demo' });
  await demo.waitFor();
  const started = performance.now();
  const { tasks, marks } = await traceOf(page, async () => {
    await demo.click();
    // The address is waited for, not a text: looking for a text would be work of the page itself.
    await page.waitForURL(/#\/compare$/, { timeout: 20 * MINUTES });
    await page.getByText('Is the difference real?').waitFor();
  });
  const at = (hash: string) => marks.get(hash) ?? NaN;
  const between = (from: number, to: number) =>
    longestOf(tasks.filter(({ began }) => began >= from && began < to));
  const drawing = between(0, at('#/train'));
  const training = between(at('#/train'), at('#/compare'));
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `run ${run}: ${seconds} s, longest task while drawing ${inWords(drawing)}, while training ${inWords(training)}`,
  );
  if (training.wall >= LIMIT_MS) long += 1;
  if (seconds >= LIMIT_S) slow += 1;
  if (training.processor >= LIMIT_MS) longWork += 1;
  await browser.close();
}
await server.close();
console.log(
  `While training, ${RUNS - long} of ${RUNS} runs had no task of ${LIMIT_MS} ms or more by the clock, ${RUNS - longWork} none by processor time.`,
);
console.log(`${RUNS - slow} of ${RUNS} runs took less than ${LIMIT_S} s.`);
if (long > RUNS / 20 || slow > 0) process.exitCode = 1;
