/** The kinds of faults: what each does, how it is seen to have happened, and what is promised. */
import type { Activity } from './activity';
import { endings } from './endings';
import type { Kind } from './kind';
import { refusesWrites, setQuota } from './quota';
import { confirms, inEveryThread } from './threads';
import { workerFaults } from './workerFaults';

const always = () => true;
const writes = ({ readsOnly }: Activity) => readsOnly !== true;
const HOURS = 3_600_000;

export const kinds: Kind[] = [
  ...endings,
  {
    name: 'quota',
    does: 'the browser’s quota for the origin is what is used already',
    promise: 'What does not fit is said in words and changes nothing; with space it is done again.',
    leaves: 'page',
    appliesTo: writes,
    async inject(scene) {
      await setQuota(scene, true);
      return await refusesWrites(scene);
    },
    end: (scene) => setQuota(scene, false),
  },
  {
    name: 'disk-full',
    does: 'from one write on, every write is refused (in the page and its workers)',
    promise: 'What does not fit is said in words and changes nothing; with space it is done again.',
    leaves: 'page',
    prepares: true,
    appliesTo: writes,
    async inject(scene) {
      await inEveryThread(scene, { diskIsFull: true });
      return true;
    },
    hasMet: ({ refusals }) => refusals() > 0,
    end: (scene) => inEveryThread(scene, { diskIsFull: false }),
  },
  ...workerFaults,
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
      return page.isClosed() === closes;
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
      if (!(await scene.browser.freeze(2000))) return false;
      const ahead = await scene.page.evaluate(() => Date.now());
      return ahead - Date.now() > 7 * HOURS;
    },
  },
  {
    name: 'offline',
    does: 'the network is gone',
    promise: 'What has loaded works; what has not says so, and works when the network is back.',
    leaves: 'page',
    appliesTo: always,
    async inject({ context, page }) {
      await context.setOffline(true);
      return await confirms(page, () => !navigator.onLine);
    },
    end: ({ context }) => context.setOffline(false),
  },
];
