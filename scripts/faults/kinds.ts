/** The kinds of faults: what each does, and what is promised. */
import type { BrowserContext, Page, Worker } from '@playwright/test';
import type { Activity } from './activity';
import type { FaultyBrowser } from './browser';
import type { FaultyThread } from './thread';

/** Where a fault is injected. */
export interface Scene {
  browser: FaultyBrowser;
  context: BrowserContext;
  /** It is doing the activity. */
  page: Page;
  /** The studio's address, ending in a slash. */
  url: string;
  activity: Activity;
  /** Uniform in [0, 1), decided by the seed. */
  random(): number;
  /** Open another page of the studio, ready to work, and begin the same activity in it. */
  alsoInAnotherTab(): Promise<void>;
}

export interface Kind {
  name: string;
  /** For the table: what is done. */
  does: string;
  /** For the table: what is promised, besides the invariants. */
  promise: string;
  /** What is left: nothing (the browser is gone), no page that works, or the page, whose work must end by itself. */
  leaves: 'nothing' | 'profile' | 'page';
  /** Whether `prepareThread` is needed in every thread. */
  prepares?: boolean;
  appliesTo(activity: Activity): boolean;
  inject(scene: Scene): Promise<void>;
  /** There is space again; the network is back. */
  end?(scene: Scene): Promise<void>;
}

const always = () => true;
const inWorker = ({ uses }: Activity) => uses !== 'page';
const REDONE = 'What was done by then is there; done again, it ends as if nothing had happened.';
const REPLACED = 'The worker is replaced and the work goes on, or it is said that it was lost.';

/** One of the page's workers, the nested ones too, chosen by the seed; undefined where none works. */
const anyWorker = ({ page, random }: Scene): Worker | undefined => {
  const workers = page.workers();
  return workers[Math.floor(random() * workers.length)];
};

/** A helper thread that waits inside WebAssembly never answers: what it is asked is not waited for. */
const BRIEFLY = 1000;
const briefly = (work: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.race([
    Promise.resolve(work).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, BRIEFLY)),
  ]);

/** Change the faults of every thread of every page. */
async function inEveryThread(
  { context }: Scene,
  changes: Partial<FaultyThread['faults']>,
): Promise<void> {
  const change = (c: Partial<FaultyThread['faults']>) =>
    void Object.assign((globalThis as FaultyThread).faults, c);
  const work = context
    .pages()
    .flatMap((page) => [
      page.evaluate(change, changes),
      ...page.workers().map((worker) => worker.evaluate(change, changes)),
    ]);
  await Promise.all(work.map(briefly));
}

async function setQuota({ context, page, url }: Scene, isShort: boolean): Promise<void> {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(url);
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
  const quota = isShort ? { quotaSize: Math.floor(usage) } : {};
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...quota });
}

const HOURS = 3_600_000;

export const kinds: Kind[] = [
  {
    name: 'kill',
    does: 'SIGKILL of every process of the browser',
    promise: REDONE,
    leaves: 'nothing',
    appliesTo: always,
    inject: ({ browser }) => browser.kill(),
  },
  {
    name: 'crash',
    does: 'the page’s process crashes',
    promise: REDONE,
    leaves: 'profile',
    appliesTo: always,
    async inject({ context, page }) {
      const crashed = new Promise((resolve) => page.once('crash', resolve));
      const session = await context.newCDPSession(page);
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
    },
  },
  {
    name: 'close',
    does: 'the tab is closed',
    promise: REDONE,
    leaves: 'profile',
    appliesTo: always,
    inject: ({ page }) => page.close(),
  },
  {
    name: 'reload',
    does: 'the page is reloaded',
    promise: REDONE,
    leaves: 'profile',
    appliesTo: always,
    inject: async ({ page }) => void (await page.reload()),
  },
  {
    name: 'navigate',
    does: 'the tab goes to another address',
    promise: REDONE,
    leaves: 'profile',
    appliesTo: always,
    inject: async ({ page }) => void (await page.goto('about:blank')),
  },
  {
    name: 'quota',
    does: 'the browser’s quota for the origin is what is used already',
    promise: 'What does not fit is said in words and changes nothing; with space it is done again.',
    leaves: 'page',
    appliesTo: always,
    inject: (scene) => setQuota(scene, true),
    end: (scene) => setQuota(scene, false),
  },
  {
    name: 'disk-full',
    does: 'from one write on, every write is refused (in the page and its workers)',
    promise: 'What does not fit is said in words and changes nothing; with space it is done again.',
    leaves: 'page',
    prepares: true,
    appliesTo: always,
    inject: (scene) => inEveryThread(scene, { diskIsFull: true }),
    end: (scene) => inEveryThread(scene, { diskIsFull: false }),
  },
  {
    name: 'worker-throws',
    does: 'an error that nobody catches in one of the workers, chosen at random',
    promise: REPLACED,
    leaves: 'page',
    appliesTo: inWorker,
    async inject(scene) {
      const worker = anyWorker(scene);
      await briefly(
        worker?.evaluate(() => {
          setTimeout(() => {
            throw new Error('thrown by the test');
          });
        }),
      );
    },
  },
  {
    name: 'worker-vanishes',
    does: 'one of the workers, chosen at random, ends without an event',
    promise: REPLACED,
    leaves: 'page',
    appliesTo: inWorker,
    async inject(scene) {
      await briefly(anyWorker(scene)?.evaluate(() => self.close()));
    },
  },
  {
    name: 'context-lost',
    does: 'the WebGL context is lost',
    promise: 'A new worker goes on from the checkpoint.',
    leaves: 'page',
    appliesTo: ({ backend }) => backend === 'webgl',
    async inject({ page }) {
      const worker = page.workers().find((one) => one.url().includes('training.worker'));
      const loses = worker?.evaluate(() => {
        type Engine = { backend: { gpgpu: { gl: WebGL2RenderingContext } } };
        const { backend } = (globalThis as unknown as { _tfengine: Engine })._tfengine;
        backend.gpgpu.gl.getExtension('WEBGL_lose_context')!.loseContext();
      });
      await briefly(loses);
    },
  },
  {
    name: 'two-tabs',
    does: 'the same is done in a second tab, and every other time the first is closed meanwhile',
    promise:
      'One tab waits for the other or says that it is busy; both end, or the second goes on.',
    leaves: 'page',
    appliesTo: always,
    async inject({ page, random, alsoInAnotherTab }) {
      const closes = random() < 0.5;
      const other = alsoInAnotherTab();
      if (closes) await page.close();
      await other;
    },
  },
  {
    name: 'clock-jump',
    does: 'all processes stop for two seconds, and the clock is eight hours ahead',
    promise: 'The work goes on.',
    leaves: 'page',
    prepares: true,
    appliesTo: always,
    async inject(scene) {
      await inEveryThread(scene, { ahead: 8 * HOURS });
      await scene.browser.freeze(2000);
    },
  },
  {
    name: 'offline',
    does: 'the network is gone',
    promise: 'What has loaded works; what has not says so, and works when the network is back.',
    leaves: 'page',
    appliesTo: always,
    inject: ({ context }) => context.setOffline(true),
    end: ({ context }) => context.setOffline(false),
  },
];
