import type { Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
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

/** The longest task of the page's main thread while `work` is done, by either measure. */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<LongestTask> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown[] as TraceEvent[])),
  );
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
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
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && mains.has(`${pid} ${tid}`) && /RunTask$/.test(name),
  );
  if (tasks.length === 0) throw new Error('The trace holds no task of the main thread.');
  // Too many for the arguments of one call.
  const longest = (of: 'dur' | 'tdur') =>
    tasks.reduce((most, task) => Math.max(most, task[of] ?? 0), 0) / 1000;
  return { wall: longest('dur'), processor: longest('tdur') };
}
