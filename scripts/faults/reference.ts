/** What comes of each activity where nothing goes wrong, and when its events come: found once each. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { RunEvent } from '../../src/client/runEvents';
import type { Activity } from './activity';
import { openBrowser } from './browser';
import { problemsOf } from './invariants';
import { openAt, setUp } from './page';
import type { Profiles } from './profiles';
import { outcomeOf, readState, type Outcome, type StoredState } from './state';

interface Heard {
  event: RunEvent;
  /** Milliseconds since the activity began. */
  at: number;
}

/** For what the studio does by itself: when it opens, and a moment after a change. */
const TIDYING = 10_000;

/** What is stored once the studio has had time to tidy up, and its problems. */
export async function stateAtRest(page: Page): Promise<{ state: StoredState; problems: string[] }> {
  const until = performance.now() + TIDYING;
  for (;;) {
    const state = await readState(page);
    const problems = problemsOf(state);
    if (problems.length === 0 || performance.now() > until) return { state, problems };
    await sleep(250);
  }
}

export interface Reference {
  before: StoredState;
  outcome: Outcome;
  events: Heard[];
  /** Of the activity, in milliseconds. */
  duration: number;
}

/** When to inject: so many milliseconds after the start, or after the `count`-th event that the activity names. */
export interface Moment {
  count: number;
  delay: number;
}

/** A moment while the activity does what it is named by, chosen by the seed. */
export function chooseMoment(
  { after }: Activity,
  { events, duration }: Reference,
  random: () => number,
): Moment {
  const starts = after ? events.flatMap(({ event }, i) => (after(event) ? [i] : [])) : [];
  if (starts.length === 0) return { count: 0, delay: random() * duration };
  const count = Math.floor(random() * starts.length) + 1;
  const start = starts[count - 1]!;
  const next = events[start + 1]?.at ?? duration;
  return { count, delay: random() * (next - events[start]!.at) };
}

/** No work here takes so long, in milliseconds: what does hangs. */
export const PATIENCE = 90_000;

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It hangs where nothing goes wrong.')), PATIENCE);
  });
  await Promise.race([work, hangs]).finally(() => clearTimeout(timer));
}

export class References {
  private readonly found = new Map<Activity['act'], Promise<Reference>>();

  constructor(
    private readonly profiles: Profiles,
    private readonly url: string,
  ) {}

  /** Activities that do the same share it. */
  of(activity: Activity): Promise<Reference> {
    const found = this.found.get(activity.act) ?? this.find(activity);
    this.found.set(activity.act, found);
    return found;
  }

  private async find({ profile: name, path, act }: Activity): Promise<Reference> {
    const profile = await this.profiles.copy(name);
    const browser = await openBrowser(profile.path);
    try {
      const events: Heard[] = [];
      let began = 0;
      await setUp(browser.context, {
        prepares: false,
        onError: (error) => {
          throw error;
        },
        onEvent: (event) => events.push({ event, at: performance.now() - began }),
      });
      const page = await openAt(browser.context, this.url, path);
      const before = await readState(page);
      began = performance.now();
      await withinPatience(act(page, this.profiles.files));
      const duration = performance.now() - began;
      const { state } = await stateAtRest(page);
      return { before, outcome: outcomeOf(state), events, duration };
    } finally {
      await browser.close();
      profile.remove();
    }
  }
}
