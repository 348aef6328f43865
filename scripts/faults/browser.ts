/** A real browser in a process group of its own, on a profile on the disk: it can be killed whole. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumLaunch, ensureChromium } from '../chromium';

/** Patience with a browser that starts beside much else. */
const START_MS = 60_000;
const END_MS = 10_000;

export interface FaultyBrowser {
  context: BrowserContext;
  /** Kill every process of it at once, as a power cut does; resolves when it is gone, with whether that ended it. */
  kill(): Promise<boolean>;
  /** Stop every process of it for so many milliseconds. Gives whether they were there to be stopped. */
  freeze(milliseconds: number): Promise<boolean>;
  /** End it as a user does: what is under way is written. */
  close(): Promise<void>;
}

const groups = new Set<ChildProcess>();

/** Whether there was somebody to get it. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): boolean {
  try {
    return process.kill(-pid!, name);
  } catch {
    return false; // It has ended.
  }
}

// A command that is stopped leaves no browser behind.
process.on('exit', () => groups.forEach((child) => signal(child, 'SIGKILL')));

/** The address that the browser prints for what drives it. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`No browser started: ${printed}`)), START_MS);
    child.stderr!.on('data', (data: Buffer) => {
      printed += data.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(printed);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1]!);
    });
    child.on('exit', (code) => reject(new Error(`The browser ended (${code}): ${printed}`)));
  });
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Start a browser on the profile in a folder. Each part of a thread's life that a test needs is set
 * up by the caller. One that does not answer, which happens beside much else, is started again once.
 */
export const openBrowser = (profile: string): Promise<FaultyBrowser> =>
  start(profile).catch(() => start(profile));

async function start(profile: string): Promise<FaultyBrowser> {
  const args = [
    ...chromiumLaunch().args!,
    '--headless',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-default-browser-check',
    '--password-store=basic',
    '--mute-audio',
    '--window-size=1440,900',
    '--hide-crash-restore-bubble',
    '--disable-breakpad',
    '--enable-unsafe-swiftshader',
    // What Playwright sets too: a page that nobody sees works as one that is seen.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
  ];
  const child = spawn(ensureChromium(), args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  groups.add(child);
  const ended = once(child, 'exit').then(() => groups.delete(child));
  const browser = await address(child)
    .then((at) => chromium.connectOverCDP(at, { timeout: START_MS }))
    .catch(async (error: unknown) => {
      signal(child, 'SIGKILL');
      await ended;
      throw error;
    });
  const kill = async () => {
    signal(child, 'SIGKILL');
    await ended;
    await browser.close().catch(() => undefined);
    return child.signalCode === 'SIGKILL';
  };
  return {
    context: browser.contexts()[0]!,
    kill,
    async freeze(milliseconds) {
      const isThere = signal(child, 'SIGSTOP');
      await sleep(milliseconds);
      return signal(child, 'SIGCONT') && isThere;
    },
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await Promise.race([ended, sleep(END_MS)]);
      await kill();
    },
  };
}
