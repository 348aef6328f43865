/**
 * The page's side of training: a queue of runs, one at a time, in a worker that is
 * replaced when it dies. Nothing here drives the training but asking for the next
 * event, so a hidden tab's slow timers do not slow it. What a run has become is in
 * IndexedDB; the store holds only what the screen shows of the run in progress.
 */
import { create } from 'zustand';
import type { Phase, Progress } from '../domain/run/event';
import type { Recipe } from '../domain/recipe/recipe';
import type { BackendChoice, BackendPreference, RunRecord, StepRecord } from '../domain/run/run';
import { markInterrupted, updateRun } from '../storage/runs';
import { inference } from './inference';
import { withDataset } from './datasetLock';
import { Controls } from './controls';
import { superviseRun } from './supervise';

/** Held while training: by one tab at a time, and it keeps browsers from freezing a hidden one. */
const LOCK = 'mask-studio-training';

export interface ActiveRun {
  runId: string;
  paused: boolean;
  /** Stop was asked for; the best weights are being kept and judged. */
  stopping: boolean;
  phase: Phase;
  progress: Progress | null;
  step: StepRecord | null;
  /** The steps of the epoch in progress; finished epochs are in the run's record. */
  liveSteps: StepRecord[];
  choice: BackendChoice | null;
  notices: string[];
}

export interface TrainingState {
  active: ActiveRun | null;
  /** Runs that wait, in order. */
  queue: string[];
  /** Another tab is training; the queue goes on when it is done. */
  waitingForOtherTab: boolean;
}

export const useTraining = create<TrainingState>(() => ({
  active: null,
  queue: [],
  waitingForOtherTab: false,
}));

const preferences = new Map<string, BackendPreference>();
let controls: Controls | null = null;
let working = false;

/**
 * Freeze the dataset for a new run, which is not started; waits for an import to finish.
 * Throws an Error with a message for the user when no run can use the dataset.
 */
export const createRun = (recipe: Recipe, name?: string): Promise<RunRecord> =>
  withDataset(() => inference().createRun(recipe, name));

/** Add runs to the queue, which starts by itself. */
export async function enqueue(runIds: string[], preference: BackendPreference): Promise<void> {
  for (const id of runIds) {
    preferences.set(id, preference);
    await updateRun(id, { status: 'queued', failure: null });
  }
  useTraining.setState(({ queue }) => ({ queue: [...queue, ...runIds] }));
  if (!working) void work();
}

/** Go on with an interrupted or failed run from its checkpoint, or from the start when it has none. */
export const continueRun = (id: string, preference: BackendPreference): Promise<void> =>
  enqueue([id], preference);

/** Take a waiting run out of the queue; it can be started later. */
export async function dequeue(id: string): Promise<void> {
  useTraining.setState(({ queue }) => ({ queue: queue.filter((other) => other !== id) }));
  await updateRun(id, { status: 'interrupted' });
}

/** Pause the run in progress: the next event is simply not asked for. */
export function pause(): void {
  controls?.pause();
  show({ paused: controls !== null });
}

export function resume(): void {
  controls?.resume();
  show({ paused: false });
}

/** End the run in progress: its best weights so far are kept and judged on the test images. */
export function stop(): void {
  controls?.stop();
  show({ paused: false, stopping: true });
}

/**
 * Call once when the page starts: runs that a closed tab left behind become
 * `interrupted`, unless another tab is training right now.
 */
export async function recoverRuns(): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await markInterrupted();
  });
}

function show(changes: Partial<ActiveRun>): void {
  useTraining.setState(({ active }) => ({ active: active && { ...active, ...changes } }));
}

async function work(): Promise<void> {
  working = true;
  useTraining.setState({ waitingForOtherTab: true });
  try {
    await navigator.locks.request(LOCK, async () => {
      useTraining.setState({ waitingForOtherTab: false });
      for (let id = takeNext(); id; id = takeNext()) await trainOne(id);
    });
  } finally {
    working = false;
    useTraining.setState({ active: null, waitingForOtherTab: false });
  }
}

function takeNext(): string | undefined {
  const [next, ...queue] = useTraining.getState().queue;
  useTraining.setState({ queue });
  return next;
}

async function trainOne(runId: string): Promise<void> {
  controls = new Controls();
  const active: ActiveRun = {
    runId,
    paused: false,
    stopping: false,
    phase: 'starting',
    progress: null,
    step: null,
    liveSteps: [],
    choice: null,
    notices: [],
  };
  useTraining.setState({ active });
  try {
    await superviseRun(runId, preferences.get(runId) ?? 'auto', controls, (event) => {
      switch (event.kind) {
        case 'backend':
          return show({ choice: event.choice });
        case 'phase':
          return show({ phase: event.phase, progress: event.progress });
        case 'step': {
          const liveSteps = [...(useTraining.getState().active?.liveSteps ?? []), event.step];
          return show({ phase: 'training', progress: null, step: event.step, liveSteps });
        }
        case 'epoch':
          return show({ liveSteps: [] });
        case 'notice': {
          const notices = [...(useTraining.getState().active?.notices ?? []), event.message];
          return show({ notices });
        }
        // Storage has these already, and the page reads them there.
        case 'checkpoint':
        case 'done':
        case 'failed':
          return;
      }
    });
  } finally {
    controls = null;
    preferences.delete(runId);
    useTraining.setState({ active: null });
  }
}
