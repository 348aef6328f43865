/**
 * `npm run bench:demo [-- RUNS]`: the demo in the page, as a first visit has it, with its live view:
 * seconds from the click to the comparison, and the longest task of the page's main thread.
 * Exits with 1 when more than one run in twenty had a task of 50 ms or more of processor time.
 */
import '../scripts/studio/ownHelp';
import { chromium } from '@playwright/test';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import { serveStudio } from '../scripts/server';
import { longestTask } from './mainThread';

const RUNS = Number(process.argv[2] ?? 20);
const LIMIT_MS = 50;
const MINUTES = 60_000;

ensureChromium();
const server = await serveStudio(0);
let long = 0;
for (let run = 1; run <= RUNS; run++) {
  const browser = await chromium.launchPersistentContext('', {
    ...chromiumLaunch(),
    viewport: { width: 1280, height: 800 },
  });
  const page = browser.pages()[0]!;
  await page.goto(server.url);
  const demo = page.getByRole('button', { name: 'Run the demo' });
  await demo.waitFor();
  const started = performance.now();
  const { wall, processor } = await longestTask(page, async () => {
    await demo.click();
    await page.getByText('Is the difference real?').waitFor({ timeout: 20 * MINUTES });
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `run ${run}: ${seconds} s, longest task ${wall.toFixed(0)} ms (${processor.toFixed(0)} ms of the processor)`,
  );
  if (processor >= LIMIT_MS) long += 1;
  await browser.close();
}
await server.close();
console.log(`${RUNS - long} of ${RUNS} runs had no task of ${LIMIT_MS} ms or more.`);
if (long > RUNS / 20) process.exitCode = 1;
