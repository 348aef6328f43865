/** Opening pages of the studio in a browser whose threads are prepared for faults. */
import type { BrowserContext, Page, Worker } from '@playwright/test';
import type { RunEvent } from '../../src/client/runEvents';
import { prepareThread } from './thread';
import { changeAsOthers } from './threads';

/** What happens to a run, as it is told to the command. */
export type FaultEvent = RunEvent;

declare global {
  interface Window {
    onFaultEvent?: (event: unknown) => void;
  }
}

interface SetUp {
  /** Put `prepareThread` into every thread. */
  prepares: boolean;
  /** An error that nobody caught in a page. */
  onError(error: Error): void;
  onEvent?(event: FaultEvent): void;
  /** A write was refused by `prepareThread`. */
  onRefusal?(): void;
}

/** tsx names functions by a helper that neither pages nor workers have. */
const NAMING = 'globalThis.__name = (named) => named';

async function prepare(context: BrowserContext, worker: Worker): Promise<void> {
  await worker.evaluate(NAMING);
  await worker.evaluate(prepareThread);
  await changeAsOthers(context, worker);
}

/** Before the first page of the studio is opened. */
export async function setUp(
  context: BrowserContext,
  { prepares, onError, onEvent, onRefusal }: SetUp,
): Promise<void> {
  await context.addInitScript(NAMING);
  if (prepares) await context.addInitScript(prepareThread);
  if (onEvent) await context.exposeFunction('onFaultEvent', onEvent);
  const watch = (page: Page) => {
    page.on('pageerror', onError);
    // Its workers' messages too.
    page.on('console', (said) => /full, by the test/.test(said.text()) && onRefusal?.());
    if (prepares)
      page.on('worker', (worker) => void prepare(context, worker).catch(() => undefined));
  };
  context.pages().forEach(watch);
  context.on('page', watch);
}

/** A page at an address below the studio's own, ready to work. */
export async function openAt(context: BrowserContext, url: string, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  if (path === 'automation.html') await page.waitForFunction(() => 'studio' in window);
  else await page.getByRole('main').waitFor();
  return page;
}
