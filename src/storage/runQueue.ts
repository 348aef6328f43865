/**
 * The one queue of runs, for every tab: a run that waits has the status `queued` and its
 * place in `queued`. The tab that holds the training lock takes the next.
 */
import type { BackendPreference, RunRecord } from '../domain/run/run';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { withReserve } from './privateFiles';
import { changeableRun, hasEnded, STATE_TABLES } from './runProgress';
import { whyUnreadable } from './runs';

/** A run with its place in the queue. */
export type QueuedRun = RunRecord & Required<Pick<RunRecord, 'queued'>>;

/** Runs that wait to be trained, the next one first. */
export async function listQueue(): Promise<QueuedRun[]> {
  const runs = await db.runs.where('status').equals('queued').toArray();
  // A run that was created and not put into the queue has no place in it yet.
  const waiting = runs.filter((run): run is QueuedRun => run.queued !== undefined);
  return waiting.sort((a, b) => a.queued.at - b.queued.at);
}

/**
 * Put runs into the queue, in this order. One that waits or is trained already stays as
 * it is. Throws RunEndedError for one that has ended, and StorageFullError; then none of them
 * is queued.
 */
export async function queueRuns(ids: string[], backend: BackendPreference): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', STATE_TABLES, async () => {
      const last = (await listQueue()).at(-1)?.queued.at ?? 0;
      let at = Math.max(Date.now(), last + 1);
      for (const id of ids) {
        const run = await changeableRun(id);
        if (run.queued || run.status === 'running') continue;
        await db.runs.update(id, {
          status: 'queued',
          queued: { at: at++, backend },
          failure: null,
        });
      }
    }),
  );
}

/** The run that is trained or waits and is like this one: the same recipe on the same images. */
export async function pendingTwin(run: RunRecord): Promise<RunRecord | undefined> {
  const recipe = JSON.stringify(run.recipe);
  const pending = await db.runs.where('status').anyOf('running', 'queued').toArray();
  return pending.find(
    (other) =>
      other.id !== run.id &&
      (other.status === 'running' || other.queued) &&
      other.snapshotHash === run.snapshotHash &&
      JSON.stringify(other.recipe) === recipe,
  );
}

/**
 * Take the next run out of the queue, to train it now. Call it only under the training lock. On a full
 * disk it takes the reserve; throws StorageFullError where there is none.
 */
export async function takeNextRun(): Promise<QueuedRun | undefined> {
  return await withReserve(() =>
    db.transaction('rw', db.runs, async () => {
      const [next] = await listQueue();
      if (next) await db.runs.update(next.id, { status: 'running', queued: undefined });
      return next;
    }),
  );
}

/**
 * Take a run out of the queue; it can be started later. One that does not wait stays as it is.
 * Throws StorageFullError.
 */
export async function dequeueRun(id: string): Promise<void> {
  await withReserve(() =>
    db.runs
      .where('id')
      .equals(id)
      .filter(({ status }) => status === 'queued')
      .modify({ status: 'interrupted', queued: undefined }),
  );
}

const left = (opened: number) =>
  db.runs
    .where('status')
    .anyOf('running', 'queued')
    .filter(({ status, queued, createdAt }) => {
      return status === 'running' || (queued?.at ?? createdAt) < opened;
    });

/**
 * The ids of the runs that a closed tab was training, or had queued or created before the time
 * `opened` (milliseconds since 1970). To be trusted only under the training lock: a run that was
 * queued later belongs to a tab that waits for that lock.
 */
export const leftRuns = (opened: number): Promise<string[]> => left(opened).primaryKeys();

/**
 * These runs become `interrupted`. Call it only under the training lock. Gives their ids. On a full
 * disk it takes the reserve; throws StorageFullError where there is none.
 */
export async function interruptLeftRuns(opened: number): Promise<string[]> {
  return await withReserve(async () => {
    const ids: string[] = [];
    await left(opened).modify((run) => {
      ids.push(run.id);
      run.status = 'interrupted';
      delete run.queued;
    });
    return ids;
  });
}

/** The ids of the runs that wait or are trained, in whichever tab. */
export const pendingRunIds = (): Promise<string[]> =>
  db.runs.where('status').anyOf('running', 'queued').primaryKeys();

/** The run that is trained now, in whichever tab. */
export const runningRun = (): Promise<RunRecord | undefined> =>
  db.runs.where('status').equals('running').first();

/**
 * The ids of the runs that can go on, from their checkpoint or, with nothing to lose, from the start.
 * One that cannot be read cannot.
 */
export async function listContinuable(): Promise<string[]> {
  return await db.transaction('r', STATE_TABLES, async () => {
    const rows = await db.runs.where('status').anyOf('interrupted', 'failed').toArray();
    const runs = rows.filter((row) => whyUnreadable(row) === null);
    const ended = await Promise.all(runs.map(hasEnded));
    return runs.filter((_, i) => !ended[i]).map(({ id }) => id);
  });
}
