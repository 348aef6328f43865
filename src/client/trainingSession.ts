/**
 * The page's side of training: one run at a time, taken from the queue in storage by the
 * tab that holds the lock. Nothing here drives the training but asking for the next
 * event, so a hidden tab's slow timers do not slow it.
 */
import { liveQuery } from 'dexie';
import { newRun, runName } from '../domain/run/newRun';
import type { Recipe } from '../domain/recipe/recipe';
import type { BackendPreference, Failure, RunRecord } from '../domain/run/run';
import { PIXELS_LOCK } from '../domain/privateFiles';
import { newId } from '../domain/newId';
import { StorageFullError } from '../storage/errors';
import { sweepFeatures } from '../storage/keptFeatures';
import { keepReserve, sweepPixels } from '../storage/privateFiles';
import {
  dequeueRun,
  interruptLeftRuns,
  leftRuns,
  listQueue,
  pendingTwin,
  queueRuns,
  runningRun,
  takeNextRun,
  type QueuedRun,
} from '../storage/runQueue';
import { hasEnded } from '../storage/runProgress';
import { addRun, deleteRun, getRun, getSnapshot, runNames } from '../storage/runs';
import { uninterrupted } from '../storage/upgrade';
import { withDataset } from './datasetLock';
import { Controls } from './controls';
import { inference } from './inference';
import { publish } from './runEvents';
import { askAbout } from './setAside';
import { hasLocks, withLock } from '../messaging/locks';
import { exclusively, exclusivelyIfFree } from './soleTab';
import { superviseRun } from './supervise';
import { trainingStore, type ActiveRun } from './trainingStore';
import { errorText, message, StudioError, type Text } from '../texts/message';

/** Held while training: by one tab at a time, and it keeps browsers from freezing a hidden one. */
const LOCK = 'mask-studio-training';

/** Held while runs are created and queued, so that two tabs do not queue the same ones. */
const START_LOCK = 'mask-studio-start';

let controls: Controls | null = null;
let working = false;
/** Resolves when what this tab has queued so far is in storage. */
let written: Promise<void> = Promise.resolve();

/**
 * Freeze the dataset for a new run, which is not started; waits for an import to finish.
 * Throws an Error with a message for the user when no run can use the dataset.
 */
export const createRun = (recipe: Recipe): Promise<RunRecord> =>
  withDataset(() => inference().createRun(recipe));

/**
 * Add runs to the queue, which starts by itself. One that waits or is trained already
 * stays as it is. Throws RunEndedError for a run that has ended.
 */
export async function enqueue(runIds: string[], preference: BackendPreference): Promise<void> {
  askAbout(runIds);
  const writing = queueRuns(runIds, preference);
  written = Promise.allSettled([written, writing]).then(() => undefined);
  // The lock is asked for before the runs are in storage: see `interruptLeftRuns`.
  if (!working) void work();
  await writing;
}

/** Queue runs that were just created; where that fails they are deleted, and the error passes through. */
export async function enqueueNew(runIds: string[], preference: BackendPreference): Promise<void> {
  try {
    await enqueue(runIds, preference);
  } catch (error) {
    await Promise.all(runIds.map(deleteRun));
    throw error;
  }
}

/** Create and queue runs while no other tab does. */
export const startAlone = <T>(work: () => Promise<T>): Promise<T> => exclusively(START_LOCK, work);

/**
 * Create runs of these recipes and queue them, all or none. One that waits or is trained
 * already, started here or in another tab, is not queued again: gives the names of those.
 * Throws as `createRun` does.
 */
export const startRuns = (
  recipes: readonly Recipe[],
  preference: BackendPreference,
): Promise<Text[]> =>
  startAlone(async () => {
    const ids: string[] = [];
    const waiting: Text[] = [];
    try {
      for (const recipe of recipes) {
        const run = await createRun(recipe);
        const twin = await pendingTwin(run);
        if (twin) await deleteRun(run.id);
        if (twin) waiting.push(twin.name);
        else ids.push(run.id);
      }
    } catch (error) {
      await Promise.all(ids.map(deleteRun));
      throw error;
    }
    if (ids.length > 0) await enqueueNew(ids, preference);
    return waiting;
  });

/** Go on with an interrupted or failed run from its checkpoint, or from the start when it has none. */
export const continueRun = (id: string, preference: BackendPreference): Promise<void> =>
  enqueue([id], preference);

/** The same for several, each on the backend that it had; those that have ended meanwhile are left out. */
export async function continueRuns(ids: readonly string[]): Promise<void> {
  await exclusivelyIfFree(LOCK, async (isFree) => {
    if (isFree) await interruptRunning();
  });
  for (const id of ids) {
    const run = await getRun(id);
    if (run && !(await hasEnded(run))) await continueRun(id, run.backend?.name ?? 'auto');
  }
}

/** Train the recipe of a run again, on the same images, as a new run; gives the new run's id. */
export async function trainAgain(id: string, preference: BackendPreference): Promise<string> {
  const run = await getRun(id);
  const snapshot = run && (await getSnapshot(run.snapshotHash));
  if (!run || !snapshot) throw new StudioError(message('storage.runGone'));
  const { recipe, snapshotHash, classes, classIds, params, trainableParams, inputScaling } = run;
  const again = newRun({
    id: newId(),
    createdAt: Date.now(),
    name: runName(recipe, await runNames()),
    ...{ recipe, snapshotHash, classes, params, trainableParams },
    ...(classIds && { classIds }),
    ...(inputScaling && { inputScaling }),
  });
  await addRun(again, snapshot);
  await enqueueNew([again.id], preference);
  return again.id;
}

/** Take a waiting run out of the queue; it can be started later. */
export const dequeue = dequeueRun;

/** Pause the run in progress: the next event is simply not asked for. */
export function pause(): void {
  controls?.pause();
  show({ paused: controls !== null });
}

export function resume(): void {
  controls?.resume();
  show({ paused: false });
}

/** End the run in progress: its best weights so far are kept and evaluated on the test images. */
export function stop(): void {
  controls?.stop();
  show({ paused: false, stopping: true });
}

/**
 * Call once when the page starts: runs that a closed tab left behind become
 * `interrupted`, unless another tab is training right now.
 */
export async function recoverRuns(): Promise<void> {
  await exclusivelyIfFree(LOCK, async (isFree) => {
    if (isFree) await interruptOrOffer();
    else trainingStore.setState({ left: [] });
    if (isFree) {
      await withLock(PIXELS_LOCK, sweepPixels);
      await sweepFeatures();
    }
  });
  await keepReserve();
  watchOtherTabs();
}

/** On a full disk they are offered as they are, with the reason. */
async function interruptOrOffer(): Promise<void> {
  try {
    trainingStore.setState({ left: await interruptLeftRuns(performance.timeOrigin) });
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
    const left = await leftRuns(performance.timeOrigin);
    const unwritten = (await runningRun())?.id ?? null;
    trainingStore.setState({ left, unwritten, stuck: errorText(error) });
  }
}

/** Do something that no run may be trained meanwhile for. Throws an Error with a message for the user while one is. */
export const whileNothingTrains = <T>(work: () => Promise<T>): Promise<T> =>
  exclusivelyIfFree(LOCK, async (isFree) => {
    if (!isFree) throw new StudioError(message('project.trains'));
    return await work();
  });

/**
 * While another tab trains, wait for its lock: a tab that is closed or killed frees it and
 * leaves its run `running`, which is then interrupted here, and offered.
 */
function watchOtherTabs(): void {
  if (!hasLocks()) return; // One tab writes, and another is not seen to end.
  let waiting = false;
  const recover = async () => {
    const left = await interruptLeftRuns(performance.timeOrigin);
    if (left.length > 0) trainingStore.setState({ left });
  };
  liveQuery(runningRun).subscribe((run) => {
    const { unwritten } = trainingStore.getState();
    if (unwritten !== null && run?.id !== unwritten) trainingStore.setState({ unwritten: null });
    if (!run || working || waiting) return;
    waiting = true;
    // Where storage cannot be written, the next visit interrupts the run.
    void exclusively(LOCK, recover)
      .catch(() => undefined)
      .finally(() => (waiting = false));
  });
}

function show(changes: Partial<ActiveRun>): void {
  trainingStore.setState(({ active }) => ({ active: active && { ...active, ...changes } }));
}

async function work(): Promise<void> {
  working = true;
  trainingStore.setState({ waitingForOtherTab: true, stuck: null });
  try {
    await exclusively(LOCK, async () => {
      await written; // So the database is open.
      await uninterrupted(trainQueue);
    });
  } catch (error) {
    working = false;
    if (!(error instanceof StorageFullError)) throw error;
    await leaveQueue(error);
  }
}

/**
 * Not even that a run begins, or has ended, could be stored. It is left and offered with what waits:
 * the queue goes on when there is space and the user says so, or the next visit interrupts it.
 */
async function leaveQueue(error: StorageFullError): Promise<void> {
  const queue = (await listQueue()).map(({ id }) => id);
  const failure: Failure = { code: 'storage-full', message: errorText(error) };
  const { unwritten } = trainingStore.getState();
  const left = unwritten === null ? queue : [unwritten, ...queue];
  trainingStore.setState({ left, stuck: failure.message, waitingForOtherTab: false });
  for (const runId of queue) {
    publish({ kind: 'failed', failure, runId });
    publish({ kind: 'ended', status: 'queued', runId });
  }
}

/**
 * Under the training lock, nobody trains: what is stored as `running` is of a tab that was closed, or its
 * end found no space. It is interrupted. Gives the ids.
 */
async function interruptRunning(): Promise<string[]> {
  const left = await interruptLeftRuns(0); // None was queued before.
  trainingStore.setState({ unwritten: null });
  return left;
}

/** Train run after run until nothing waits, and nothing that this tab queues is on its way. */
async function trainQueue(): Promise<void> {
  trainingStore.setState({ waitingForOtherTab: false });
  const left = await interruptRunning();
  if (left.length > 0) trainingStore.setState({ left });
  for (;;) {
    const seen = written;
    await seen;
    const next = await takeNextRun();
    if (next) await trainOne(next);
    else if (seen === written) {
      working = false; // At once: what is queued from here on asks for the lock again.
      return;
    }
  }
}

async function trainOne({ id, queued }: QueuedRun): Promise<void> {
  controls = new Controls();
  await keepReserve(); // The last run may have taken it.
  publish({ kind: 'started', runId: id });
  try {
    await superviseRun(id, queued.backend, controls, (event) => publish({ ...event, runId: id }));
  } catch (error) {
    const failure: Failure = { code: 'storage-full', message: errorText(error) };
    publish({ kind: 'failed', failure, runId: id });
    if (error instanceof StorageFullError) {
      trainingStore.setState({ unwritten: id });
      throw error;
    }
  } finally {
    controls = null;
    const run = await getRun(id).catch(() => undefined);
    publish({ kind: 'ended', runId: id, status: run?.status ?? 'failed' });
  }
}
