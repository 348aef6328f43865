/** One try of one fault: the activity begins, the fault comes, and what is left is checked. */
import type { BrowserContext, Page } from '@playwright/test';
import type { Activity, Files } from './activity';
import { problemsAfter } from './aftermath';
import { openBrowser, type FaultyBrowser } from './browser';
import { endOf, JARGON, type End } from './end';
import type { Kind, Scene } from './kind';
import { openAt, setUp, type FaultEvent } from './page';
import { chooseMoment, type Reference } from './reference';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface Fault {
  kind: Kind;
  activity: Activity;
  /** Uniform in [0, 1), decided by the seed. */
  random(): number;
}

export class Attempt {
  readonly problems: string[] = [];
  /** When the fault came, for the user. */
  moment = '';
  private browser: FaultyBrowser | null = null;
  private events: FaultEvent[] = [];
  private hear: (() => void) | null = null;
  private refused = 0;

  constructor(
    private readonly fault: Fault,
    private readonly reference: Reference,
    private readonly url: string,
    private readonly files: Files,
    private readonly profile: string,
  ) {}

  /** Whether the fault has happened; where it has not, there is nothing to check. */
  async run(): Promise<boolean> {
    const { kind, activity, random } = this.fault;
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
    const place = moment.count > 0 ? `event ${moment.count} + ` : '';
    this.moment = `${place}${moment.delay.toFixed(0)} ms${wasDone ? ', when it was done' : ''}`;
    if (!(await kind.inject(scene))) return false;
    const told = [...this.events];
    const isDone = await this.afterwards(ended, others, page);
    const hasMet = kind.hasMet?.(scene) ?? true;
    await kind.end?.(scene);
    if (hasMet) {
      if (kind.leaves === 'nothing') await this.open();
      const { context } = this.opened;
      const { url, files, reference } = this;
      const after = { context, url, activity, files, reference, told, isDone: wasDone || isDone };
      this.problems.push(...(await problemsAfter(after)));
    }
    await this.browser?.close();
    return hasMet;
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
      prepares: this.fault.kind.prepares ?? false,
      onError: ({ message }) => {
        if (!/by the test/.test(message)) this.problems.push(`nobody caught: ${message}`);
      },
      onEvent: (event) => {
        this.events.push(event);
        this.hear?.();
      },
      onRefusal: () => void this.refused++,
    });
  }

  /** A page that is ready for the activity. */
  private work(context: BrowserContext = this.opened.context): Promise<Page> {
    return openAt(context, this.url, this.fault.activity.path);
  }

  /** Resolves once so many of the events that the activity waits for have come. */
  private reached(count: number): Promise<void> {
    const { after } = this.fault.activity;
    return new Promise((resolve) => {
      this.hear = () => {
        if (this.events.filter((event) => after?.(event)).length >= count) resolve();
      };
      if (count === 0) resolve();
    });
  }

  private scene(page: Page, others: Promise<End>[]): Scene {
    const { activity, random } = this.fault;
    const { context } = this.opened;
    return {
      ...{ browser: this.opened, context, page, url: this.url, activity, random },
      alsoInAnotherTab: async () => {
        const other = await this.work();
        others.push(endOf(activity.act(other, this.files)));
      },
      refusals: () => this.refused,
    };
  }

  /** Whether the activity has come to its end by itself. A page that lives on must say so either way. */
  private async afterwards(ended: Promise<End>, others: Promise<End>[], page: Page) {
    if (this.fault.kind.leaves !== 'page') return false;
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
}
