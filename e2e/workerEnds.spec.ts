/** Every pending call rejects with its code within two seconds of its worker's end, whichever worker it is. */
import type { JSHandle, Worker } from '@playwright/test';
import type { WorkerErrorCode } from '../src/messaging/supervisedWorker';
import { expect, test } from './fixtures';
import { type Begun, isWatched, KINDS } from './workerKinds';

// An error that nobody catches in a worker is the page's too.
test.use({ expectedErrors: [/ended by the test/] });

const MOST_MS = 2000;

interface Ending {
  ending: string;
  code: WorkerErrorCode;
  end: (worker: Worker, begun: JSHandle<Begun>) => Promise<unknown>;
}

const ENDINGS: Ending[] = [
  {
    ending: 'vanishes',
    code: 'worker-lost',
    end: (worker) => worker.evaluate(() => self.close()),
  },
  {
    ending: 'throws',
    code: 'worker-lost',
    end: (worker) =>
      worker.evaluate(() => {
        setTimeout(() => {
          throw new Error('ended by the test');
        });
      }),
  },
  {
    ending: 'is ended by its client',
    code: 'worker-ended',
    end: (_, begun) => begun.evaluate(({ client }) => client.end()),
  },
];

/** In a worker: from now on it answers no call. */
const beSilent = () => {
  self.postMessage = () => undefined;
  MessagePort.prototype.postMessage = () => undefined;
};

/** In the page: how each of the calls ends, and when. */
const outcomesOf = ({ calls }: Begun) =>
  Promise.all(
    calls.map(async (call) => {
      try {
        await call();
      } catch (error) {
        const { code } = error as { code?: string };
        return { code, at: performance.timeOrigin + performance.now() };
      }
      return null;
    }),
  );

for (const { kind, script, begin } of KINDS) {
  test(`calls to a worker that ends reject in two seconds: ${kind}`, async ({ page }) => {
    await page.goto('/automation.html');
    for (const { ending, code, end } of ENDINGS) {
      const begun = await page.evaluateHandle(begin);
      const worker = page.workers().findLast((one) => one.url().includes(script))!;
      await expect.poll(() => worker.evaluate(isWatched)).toBe(true);
      await worker.evaluate(beSilent);
      const ended = begun.evaluate(outcomesOf);
      await expect.poll(() => begun.evaluate(({ client }) => client.pending)).toBe(2);
      const before = await page.evaluate(() => performance.timeOrigin + performance.now());
      await end(worker, begun);
      for (const outcome of await ended) {
        expect(outcome, ending).toMatchObject({ code });
        expect(outcome!.at - before, ending).toBeLessThan(MOST_MS);
      }
    }
  });
}
