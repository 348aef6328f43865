/**
 * The demo: the sample is drawn and imported, both of its models are trained, and they can be
 * compared, all after one call. Its runs are runs like any other: a reload leaves them in the queue.
 */
import { createStore } from 'zustand/vanilla';
import { demoRecipes } from '../domain/recipe/demo';
import { errorText, message, StudioError, type Text } from '../texts/message';
import { addSampleDataset, cancelImport, importStore } from './importSession';
import { subscribe } from './runEvents';
import { createRun, dequeue, enqueue, stop } from './trainingSession';
import { trainingStore } from './trainingStore';

export interface DemoState {
  stage: 'idle' | 'drawing' | 'training' | 'done' | 'stopped' | 'failed';
  /** The CNN's and MobileNetV2's, from `training` on. */
  runIds: string[];
  /** How many of them have ended. */
  ended: number;
  /** A message for the user, when it failed. */
  error: Text | null;
}

const idle: DemoState = { stage: 'idle', runIds: [], ended: 0, error: null };

export const demoStore = createStore<DemoState>(() => idle);

const stageNow = () => demoStore.getState().stage;

/** Resolves when the runs have ended, or the demo was stopped; gives whether all of them finished. */
function allEnded(runIds: string[]): Promise<boolean> {
  const open = new Set(runIds);
  let finished = true;
  return new Promise((resolve) => {
    const subscriptions = [
      subscribe((event) => {
        if (event.kind !== 'ended' || !open.delete(event.runId)) return;
        finished = finished && event.status === 'finished';
        demoStore.setState({ ended: runIds.length - open.size });
        if (open.size === 0) end();
      }),
      demoStore.subscribe(({ stage }) => stage !== 'training' && end()),
    ];
    function end() {
      for (const cancel of subscriptions) cancel();
      resolve(finished && open.size === 0);
    }
  });
}

/** Never rejects: how it went is in `demoStore`. Does nothing while it runs already. */
export async function runDemo(): Promise<void> {
  if (stageNow() === 'drawing' || stageNow() === 'training') return;
  demoStore.setState({ ...idle, stage: 'drawing' });
  try {
    await addSampleDataset(null);
    const { status, error, report } = importStore.getState();
    if (status === 'failed' || !report)
      throw new StudioError(error ?? message('training.sampleNotDrawn'));
    if (report.cancelled) return demoStore.setState({ stage: 'stopped' });
    const runs = [];
    for (const recipe of demoRecipes()) runs.push(await createRun(recipe));
    const runIds = runs.map(({ id }) => id);
    demoStore.setState({ stage: 'training', runIds });
    const ended = allEnded(runIds);
    await enqueue(runIds, 'auto');
    const finished = await ended;
    if (stageNow() !== 'training') return;
    if (finished) demoStore.setState({ stage: 'done' });
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
  if (stageNow() === 'drawing') return await cancelImport();
  if (stageNow() !== 'training') return;
  const { runIds } = demoStore.getState();
  demoStore.setState({ stage: 'stopped' });
  const active = trainingStore.getState().active?.runId;
  await Promise.all(runIds.filter((id) => id !== active).map(dequeue));
  if (active && runIds.includes(active)) stop();
}

/** Forget that it ran. */
export function dismissDemo(): void {
  if (!['drawing', 'training'].includes(stageNow())) demoStore.setState(idle);
}
