/**
 * `npm run bench:load`: five cold loads of the first screen, each in a profile of its own with
 * nothing in its cache: from the start of the navigation until the demo's button is there, and the bytes that came
 * until then. The first needs a quiet machine.
 */
import '../scripts/studio/ownHelp';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium';
import { serveStudio } from '../scripts/server';

const LOADS = 5;

/** When the demo's button was first drawn, in milliseconds since the navigation began. */
function watchForButton() {
  const timer = setInterval(() => {
    const buttons = [...document.querySelectorAll('button')];
    if (!buttons.some(({ textContent }) => textContent.includes('Run the demo'))) return;
    clearInterval(timer);
    performance.mark('usable');
  }, 4);
}

/** Bytes, as sent, of everything that had arrived when the demo's button was there. */
function bytesUntilUsable(): number {
  const { startTime } = performance.getEntriesByName('usable')[0]!;
  const loads = ['navigation', 'resource'].flatMap((type) =>
    performance.getEntriesByType(type),
  ) as PerformanceResourceTiming[];
  return loads
    .filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= startTime)
    .reduce((sum, { transferSize }) => sum + transferSize, 0);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const server = await serveStudio(0);
const browser = await chromium.launch(chromiumLaunch());
const times: number[] = [];
const sizes: number[] = [];
for (let load = 0; load < LOADS; load++) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watchForButton);
  await page.goto(server.url);
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  times.push(await page.evaluate(() => performance.getEntriesByName('usable')[0]!.startTime));
  sizes.push(await page.evaluate(bytesUntilUsable));
  await page.close();
}
await browser.close();
await server.close();
const listed = times.map((time) => `${Math.round(time)}`).join(', ');
console.log(
  `Until the first screen can be used: median ${Math.round(median(times))} ms (${listed}), ${Math.round(median(sizes) / 1000)} kB.`,
);
