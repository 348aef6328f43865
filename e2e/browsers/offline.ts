/** The studio without its server: what the service worker has kept must be enough to import and train. */
import { strictEqual } from 'node:assert';
import { serveStudio } from '../../scripts/server';
import { until } from './browser';
import { Missing, type Step } from './journey';
import * as studio from './studio';

export const offline: Step = {
  feature: 'Without its server: sample dataset, and a CNN with threads',
  async run({ browser }) {
    // A server of its own, which can be closed.
    const server = await serveStudio(0);
    try {
      await browser.goto(server.url);
      if (!(await browser.evaluate(() => 'serviceWorker' in navigator))) {
        throw new Missing('no service worker');
      }
      await until('every file is kept', () =>
        browser.evaluate(async () => {
          const listed = (await (await fetch('sw.js')).text()).match(/sha256-/g)!.length;
          const names = await window.caches.keys();
          const kept = await Promise.all(
            names.map(async (name) => (await (await window.caches.open(name)).keys()).length),
          );
          return kept.reduce((sum, n) => sum + n, 0) >= listed;
        }),
      );
    } finally {
      await server.close();
    }
    await studio.openAutomation(browser, server.url);
    const { threads } = await studio.abilities(browser);
    const { imported } = await browser.evaluate(
      (choices) => window.studio.importSample(choices),
      studio.choices(20),
    );
    strictEqual(imported, 40);
    const report = await browser.evaluate(
      (recipe) => window.studio.train(recipe, 'wasm'),
      studio.smallRecipe('cnn'),
    );
    strictEqual(report.epochs.length, 2);
    return threads > 1 ? report.renderer : 'one thread';
  },
};
