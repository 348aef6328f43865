/**
 * `npm run bench:folds [-- reload]`: what a user does in the page, by accessible names: the sample, 5-fold
 * of both models as the page proposes them, the verdict. Prints the mean accuracies and the seconds of each part, and
 * exits with 1 when they are more than five minutes together. With `reload` the page is reloaded while the
 * third run trains, and the experiment continued.
 */
import '../scripts/studio/ownHelp';
import { chromium } from '@playwright/test';
import { chromiumLaunch, ensureChromium } from '../scripts/chromium';
import { serveStudio } from '../scripts/server';

const LIMIT_SECONDS = 300;
const PATIENCE = 20 * 60_000;
const reloads = process.argv[2] === 'reload';

ensureChromium();
const server = await serveStudio(0);
const browser = await chromium.launchPersistentContext('', {
  ...chromiumLaunch(),
  viewport: { width: 1280, height: 800 },
});
const page = browser.pages()[0]!;
page.setDefaultTimeout(PATIENCE);

const began = performance.now();
const say = (what: string) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`);

try {
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Use the sample dataset' }).click();
  await page.getByText('400 images imported').first().waitFor();
  say('the sample is imported');

  await page.goto(`${server.url}#/train`);
  await page.getByLabel('Repeat', { exact: true }).selectOption({ label: '5-fold' });
  await page.getByRole('button', { name: 'Train both' }).click();
  // Runs of the two alternate.
  const place = (run: number) => page.getByText(new RegExp(`^Run ${run} of 5 of`)).first();
  const now = page.getByRole('region', { name: 'Training now' });
  await place(1).waitFor();
  say('5-fold of both models has started');

  if (reloads) {
    await place(2).waitFor();
    say('the third run trains: reload');
    await page.reload();
    await page.getByRole('button', { name: 'Continue', exact: true }).first().click();
    await now.waitFor();
    say('continued');
  }

  const see = page.getByRole('link', { name: 'See the experiment' });
  // The first of the two ends a run before the second.
  await see.first().waitFor();
  await now.waitFor({ state: 'hidden' });
  say('all runs have ended');
  await see.first().click();
  const verdict = page.getByText(/Corrected resampled t-test/).first();
  await verdict.waitFor();
  for (const mean of await page.getByText(/^[\d.]+% ± [\d.]+$/).all()) {
    say((await mean.locator('xpath=..').innerText()).replaceAll('\n', ', '));
  }
  // Its sentence says which is ahead, and by how much.
  say(`verdict: ${await verdict.locator('xpath=../..').innerText()}`);
  const seconds = (performance.now() - began) / 1000;
  if (seconds > LIMIT_SECONDS) {
    console.log(`More than ${LIMIT_SECONDS} seconds.`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.close();
}
