/** The kinds of faults by which a browser, a page or a visit ends. */
import type { Kind } from './kind';
import { happens } from './threads';

const always = () => true;
const REDONE = 'What was done by then is there; done again, it ends as if nothing had happened.';

export const endings: Kind[] = [
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
      return await happens(crashed);
    },
  },
  {
    name: 'close',
    does: 'the tab is closed',
    promise: REDONE,
    leaves: 'profile',
    appliesTo: always,
    async inject({ page }) {
      await page.close();
      return page.isClosed();
    },
  },
  {
    name: 'reload',
    does: 'the page is reloaded',
    promise: REDONE,
    leaves: 'profile',
    appliesTo: always,
    inject: async ({ page }) => (await page.reload()) !== null,
  },
  {
    name: 'navigate',
    does: 'the tab goes to another address',
    promise: REDONE,
    leaves: 'profile',
    appliesTo: always,
    async inject({ page }) {
      await page.goto('about:blank');
      return page.url() === 'about:blank';
    },
  },
];
