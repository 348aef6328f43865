/** What a kind of fault is, and what it is given: kinds.ts lists them. */
import type { BrowserContext, Page } from '@playwright/test';
import type { Activity } from './activity';
import type { FaultyBrowser } from './browser';

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
  /** How many writes were refused, in the page and its workers, as on a full disk. */
  refusals(): number;
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
  /** Gives whether the fault has happened, as far as is seen at once: the worker is gone, the clock has jumped. */
  inject(scene: Scene): Promise<boolean>;
  /** Whether the fault met the activity, where only its end shows it. */
  hasMet?(scene: Scene): boolean;
  /** There is space again; the network is back. */
  end?(scene: Scene): Promise<unknown>;
}
