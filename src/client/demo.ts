/**
 * The demo: the sample is drawn and imported, both of its models are trained, and they can be
 * compared, all after one call. Its runs are runs like any other: a reload leaves them in the queue.
 */
import { liveQuery } from 'dexie';
import { createStore } from 'zustand/vanilla';
import { demoRecipes } from '../domain/recipe/demo';
import { pendingRunIds } from '../storage/runQueue';
import { deleteRun, getRun } from '../storage/runs';
import { errorText, message, StudioError, type Text } from '../texts/message';
import { addSampleDataset, cancelImport, importStore } from './importSession';
import { setAside } from './setAside';
import { createRun, dequeue, enqueueNew, stop } from './trainingSession';
import { trainingStore } from './trainingStore';
import { trainingWorker } from './workers';

export interface DemoState {
  stage: 'idle' | 'drawing' | 'training' | 'done' | 'stopped' | 'failed';
  /** The CNN's and MobileNetV2's, from `training` on. */
  runIds: string[];
  /** Which of them is trained, or is the next, counted from 0. */
  at: number;
  /** A message for the user, when it failed. */
  error: Text | null;
}

const idle: DemoState = { stage: 'idle', runIds: [], at: 0, error: null };

export const demoStore = createStore<DemoState>(() => idle);

const stageNow = () => demoStore.getState().stage;

/**
 * Resolves when none of the runs waits or is trained, in whichever tab, or the demo was stopped. Storage is
 * watched: another tab may train what waits, and a run that is taken out of the queue has no event.
 */
function allEnded(runIds: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      pending.unsubscribe();
      unsubscribe();
      resolve();
    };
    const pending = liveQuery(pendingRunIds).subscribe({
      next: (ids) => {
        const at = runIds.findIndex((id) => ids.includes(id));
        if (at < 0) cancel();
        else if (at !== demoStore.getState().at) demoStore.setState({ at });
      },
      error: reject,
    });
    const unsubscribe = demoStore.subscribe(({ stage }) => stage !== 'training' && cancel());
  });
}

/** The runs of the demo, all or none. */
async function createRuns(): Promise<string[]> {
  const ids: string[] = [];
  try {
    for (const recipe of demoRecipes()) ids.push((await createRun(recipe)).id);
  } catch (error) {
    await Promise.all(ids.map(deleteRun));
    throw error;
  }
  return ids;
}

/** Never rejects: how it went is in `demoStore`. Does nothing while it runs already. */
export async function runDemo(): Promise<void> {
  if (stageNow() === 'drawing' || stageNow() === 'training') return;
  demoStore.setState({ ...idle, stage: 'drawing' });
  // Meanwhile; a run starts it again, and shows a failure.
  trainingWorker.call((api) => api.warmUp()).catch(() => undefined);
  try {
    await addSampleDataset(null);
    const { status, error, report } = importStore.getState();
    if (status === 'failed' || !report)
      throw new StudioError(error ?? message('training.sampleNotDrawn'));
    if (report.cancelled) return demoStore.setState({ stage: 'stopped' });
    const runIds = await createRuns();
    if (stageNow() !== 'drawing') return void (await Promise.all(runIds.map(deleteRun)));
    demoStore.setState({ stage: 'training', runIds });
    await enqueueNew(runIds, 'auto');
    await allEnded(runIds);
    if (stageNow() !== 'training') return;
    const runs = await Promise.all(runIds.map(getRun));
    if (runs.every((run) => run?.status === 'finished')) demoStore.setState({ stage: 'done' });
    else throw new StudioError(message('training.demoUnfinished'));
  } catch (error) {
    demoStore.setState({
      stage: 'failed',
      error: errorText(error),
    });
  }
}

/** End it; what was drawn and trained so far stays. */
export async function stopDemo(): Promise<void> {
  if (stageNow() === 'drawing') {
    demoStore.setState({ stage: 'stopped' });
    return await cancelImport();
  }
  if (stageNow() !== 'training') return;
  const { runIds } = demoStore.getState();
  demoStore.setState({ stage: 'stopped' });
  setAside(runIds); // Who stops it need not be asked whether to continue.
  await Promise.all(runIds.map(dequeue));
  const active = trainingStore.getState().active?.runId;
  if (active && runIds.includes(active)) stop();
}

/** Forget that it ran. */
export function dismissDemo(): void {
  if (!['drawing', 'training'].includes(stageNow())) demoStore.setState(idle);
}
