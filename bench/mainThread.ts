import type { Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds since some moment. */
  ts: number;
  /** Microseconds of the clock, and of the processor. */
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Milliseconds: as the clock goes, and of the thread's own processor time. */
export interface LongestTask {
  wall: number;
  /** What a user would wait on a machine that does nothing else, however busy this one is. */
  processor: number;
}

interface Trace {
  /** Tasks of the page's main thread, by when they began: microseconds since some moment. */
  tasks: (LongestTask & { began: number })[];
  /** When the page first called `performance.mark` with a name, by the same clock. */
  marks: Map<string, number>;
}

/** What the page's main thread did while `work` is done. */
export async function traceOf(page: Page, work: () => Promise<void>): Promise<Trace> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown[] as TraceEvent[])),
  );
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'disabled-by-default-devtools.timeline',
        'blink.user_timing',
      ],
    },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const ofMain = events.filter(({ pid, tid }) => mains.has(`${pid} ${tid}`));
  const tasks = ofMain
    .filter(({ name, ph }) => ph === 'X' && /RunTask$/.test(name))
    .map(({ ts, dur = 0, tdur = 0 }) => ({ began: ts, wall: dur / 1000, processor: tdur / 1000 }));
  if (tasks.length === 0) throw new Error('The trace holds no task of the main thread.');
  const marks = new Map<string, number>();
  for (const { name, ts } of ofMain) if (!marks.has(name)) marks.set(name, ts);
  return { tasks, marks };
}

/** The longest of tasks, by either measure. */
export const longestOf = (tasks: readonly LongestTask[]): LongestTask =>
  // A trace holds too many for the arguments of one call.
  tasks.reduce(
    (most, { wall, processor }) => ({
      wall: Math.max(most.wall, wall),
      processor: Math.max(most.processor, processor),
    }),
    { wall: 0, processor: 0 },
  );

/** The longest task of the page's main thread while `work` is done, by either measure. */
export const longestTask = async (page: Page, work: () => Promise<void>): Promise<LongestTask> =>
  longestOf((await traceOf(page, work)).tasks);
