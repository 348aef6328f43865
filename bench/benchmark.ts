import type { Page } from '@playwright/test';

/** What a benchmark is given: pages of one fresh browser, images, and how many to use. */
export interface Ground {
  open(path: string): Promise<Page>;
  /** A folder of `count` original files, a folder a class. */
  files(count: number): Promise<string>;
  /** The usual number of images, or fewer in a quick run. */
  images(usual: number): number;
}

export interface Prepared {
  facts: Record<string, unknown>;
  /** Milliseconds of one round of either side. */
  ours(): Promise<number>;
  theirs(): Promise<number>;
  /** What a round of either side does, in `unit`s a second; without it milliseconds are shown. */
  work?: { unit: string; ours: number; theirs: number };
  /** After the rounds: more facts, and a message when more than the ratio was missed. */
  check?(): { facts: Record<string, unknown>; failure: string | null };
}

/** One line of the table: our side against a named rival, alternating in one browser run. */
export interface Benchmark {
  name: string;
  against: string;
  /** The ratio to reach. */
  asked: number;
  /** Minutes after which it has failed. */
  minutes: number;
  /** Both sides ready and warmed up. */
  prepare(ground: Ground): Promise<Prepared>;
}
