/** One fault: the activity begins, the fault comes at a moment that the seed decides, and what is left is checked. */
import { errors, type BrowserContext, type Page } from '@playwright/test';
import { settled } from './activities';
import type { Activity, Files } from './activity';
import { openBrowser, type FaultyBrowser } from './browser';
import { losses } from './invariants';
import type { Kind, Scene } from './kinds';
import { openAt, setUp, type FaultEvent } from './page';
import type { Profiles } from './profiles';
import { chooseMoment, PATIENCE, stateAtRest, type Reference } from './reference';
import { differences, outcomeOf, type Outcome, type StoredState } from './state';

/** Words of programs, which no user should read. */
export const JARGON =
  /undefined|is not a (?:function|constructor|object)|TypeError|ReferenceError|RangeError|DataView|DOMException|\[object|null|QuotaExceeded/;

export interface Injection {
  number: number;
  kind: Kind;
  activity: Activity;
  random(): number;
}

export interface Found {
  /** What did not hold, each as a phrase; none where all held. */
  problems: string[];
  /** Of the whole injection. */
  seconds: number;
  /** When the fault came, for the user. */
  moment: string;
}

type End =
  { kind: 'done' } | { kind: 'failed'; message: string } | { kind: 'hangs'; message: string };

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function endOf(work: Promise<unknown>): Promise<End> {
  const hangs = sleep(PATIENCE).then((): End => ({ kind: 'hangs', message: 'no end' }));
  const end = work.then(
    (): End => ({ kind: 'done' }),
    (error: Error): End =>
      error instanceof errors.TimeoutError
        ? { kind: 'hangs', message: error.message.split('\n').slice(0, 3).join(' ') }
        : { kind: 'failed', message: error.message.split('\n')[0]! },
  );
  return await Promise.race([end, hangs]);
}

/** With a GPU, or its software, a run is not equal to the bit: that it has come to its end is compared. */
function comparable(outcome: Outcome, { backend }: Activity): Outcome {
  if (backend !== 'webgl') return outcome;
  const runs = outcome.runs.map((run) => {
    const { status, epochs } = JSON.parse(run) as { status: string; epochs: unknown[] };
    return `${status} ${epochs.length}`;
  });
  return { ...outcome, runs: [...new Set(runs)] };
}

class Attempt {
  readonly problems: string[] = [];
  private browser: FaultyBrowser | null = null;
  private events: FaultEvent[] = [];
  private hear: (() => void) | null = null;

  constructor(
    private readonly injection: Injection,
    private readonly reference: Reference,
    private readonly url: string,
    private readonly files: Files,
    private readonly profile: string,
  ) {}

  async run(): Promise<string> {
    const { kind, activity, random } = this.injection;
    await this.open();
    const moment = chooseMoment(activity, this.reference, random);
    const page = await this.work();
    let hasEnded = false;
    const work = activity.act(page, this.files);
    const ended = endOf(work).then((end) => {
      hasEnded = true;
      return end;
    });
    await Promise.race([this.reached(moment.count), ended]);
    await sleep(moment.delay);
    const wasDone = hasEnded && (await ended).kind === 'done';
    const others: Promise<End>[] = [];
    const scene = this.scene(page, others);
    await kind.inject(scene);
    const told = [...this.events];
    const isDone = await this.afterwards(ended, others, page);
    await kind.end?.(scene);
    await this.check(wasDone || isDone, told);
    await this.browser?.close();
    const after = moment.count > 0 ? `event ${moment.count} + ` : '';
    return `${after}${moment.delay.toFixed(0)} ms${wasDone ? ', when it was done' : ''}`;
  }

  async kill(): Promise<void> {
    await this.browser?.kill();
  }

  private get opened(): FaultyBrowser {
    if (!this.browser) throw new Error('The browser is not open.');
    return this.browser;
  }

  private async open(): Promise<void> {
    this.browser = await openBrowser(this.profile);
    await setUp(this.opened.context, {
      prepares: this.injection.kind.prepares ?? false,
      onError: ({ message }) => {
        if (!/by the test/.test(message)) this.problems.push(`nobody caught: ${message}`);
      },
      onEvent: (event) => {
        this.events.push(event);
        this.hear?.();
      },
    });
  }

  /** A page that is ready for the activity. */
  private work(context: BrowserContext = this.opened.context): Promise<Page> {
    return openAt(context, this.url, this.injection.activity.path);
  }

  /** Resolves once so many of the events that the activity waits for have come. */
  private reached(count: number): Promise<void> {
    const { after } = this.injection.activity;
    return new Promise((resolve) => {
      this.hear = () => {
        if (this.events.filter((event) => after?.(event)).length >= count) resolve();
      };
      if (count === 0) resolve();
    });
  }

  private scene(page: Page, others: Promise<End>[]): Scene {
    const { activity, random } = this.injection;
    const { context } = this.opened;
    return {
      ...{ browser: this.opened, context, page, url: this.url, activity, random },
      alsoInAnotherTab: async () => {
        const other = await this.work();
        others.push(endOf(activity.act(other, this.files)));
      },
    };
  }

  /** Whether the activity has come to its end by itself. A page that lives on must say so either way. */
  private async afterwards(ended: Promise<End>, others: Promise<End>[], page: Page) {
    if (this.injection.kind.leaves !== 'page') return false;
    const first = page.isClosed() ? [] : [ended];
    const ends = await Promise.all([...first, ...others]);
    for (const end of ends) {
      if (end.kind === 'hangs')
        this.problems.push(`the work neither ends nor fails: ${end.message}`);
      if (end.kind === 'failed' && JARGON.test(end.message)) {
        this.problems.push(`the user reads: ${end.message}`);
      }
    }
    // What a closed tab was doing waits for the next visit, whatever the other tab has done.
    return !page.isClosed() && ends.every(({ kind }) => kind === 'done');
  }

  /** The studio opened again, tidied up. */
  private async reopened(): Promise<Page> {
    const { context } = this.opened;
    const page = await openAt(context, this.url, '');
    for (const other of context.pages()) {
      if (other !== page) await Promise.race([other.close().catch(() => undefined), sleep(2000)]);
    }
    await settled(page);
    return page;
  }

  /** `isDone`: the activity has said that it is done. */
  private async check(isDone: boolean, told: FaultEvent[]): Promise<void> {
    const { kind, activity } = this.injection;
    const { before, outcome } = this.reference;
    if (kind.leaves === 'nothing') await this.open();
    const page = await this.reopened();
    const { state, problems } = await stateAtRest(page);
    this.problems.push(
      ...problems,
      ...losses(before, state),
      ...unkept(told, state),
      ...unfinished(told, state),
    );
    const differing = (found: StoredState) =>
      differences(comparable(outcomeOf(found), activity), comparable(outcome, activity));
    const parts = differing(state);
    if (parts.length === 0) return;
    if (isDone) this.problems.push(`it was done, and these are others: ${parts.join(', ')}`);

    const again = await endOf(activity.act(await this.work(), this.files));
    if (again.kind !== 'done') {
      this.problems.push(`done again, it ${again.kind}: ${again.message}`);
    }
    const last = await stateAtRest(await this.reopened());
    const lost = losses(state, last.state);
    this.problems.push(...[...last.problems, ...lost].map((problem) => `done again: ${problem}`));
    const others = differing(last.state);
    if (others.length > 0) this.problems.push(`done again, these are others: ${others.join(', ')}`);
  }
}

/** Checkpoints that were said to be saved and are not there. */
function* unkept(told: FaultEvent[], { checkpoints, runs }: StoredState): Generator<string> {
  const saved = told.findLast(({ kind }) => kind === 'checkpoint');
  if (saved?.kind !== 'checkpoint') return;
  const run = runs.find(({ id }) => id === saved.runId);
  if (!run) yield `run ${saved.runId} is gone`;
  if (run?.status === 'finished') return;
  const epoch = checkpoints.find(({ runId }) => runId === saved.runId)?.epoch ?? 0;
  if (epoch < saved.epoch) yield `the checkpoint of epoch ${saved.epoch} is gone: ${epoch}`;
}

/** Runs that were said to be finished and are not. */
function* unfinished(told: FaultEvent[], { runs }: StoredState): Generator<string> {
  for (const event of told) {
    if (event.kind !== 'ended' || event.status !== 'finished') continue;
    const status = runs.find(({ id }) => id === event.runId)?.status;
    if (status !== 'finished') yield `run ${event.runId} was finished and is ${status ?? 'gone'}`;
  }
}

/** Inject one fault into a copy of the activity's profile. Problems are given, not thrown. */
export async function inject(
  injection: Injection,
  reference: Reference,
  profiles: Profiles,
  url: string,
): Promise<Found> {
  const began = performance.now();
  const profile = await profiles.copy(injection.activity.profile);
  const attempt = new Attempt(injection, reference, url, profiles.files, profile.path);
  let moment = '';
  try {
    moment = await attempt.run();
  } catch (error) {
    attempt.problems.push(`the check itself failed: ${(error as Error).message.split('\n')[0]}`);
    await attempt.kill();
  } finally {
    profile.remove();
  }
  const seconds = (performance.now() - began) / 1000;
  return { problems: attempt.problems, seconds, moment };
}
