/**
 * What the screen shows of the run in progress, derived from the stream of events. What a
 * run has become, and which runs wait, is in storage.
 */
import { createStore } from 'zustand/vanilla';
import type { Phase, Progress } from '../domain/run/event';
import type { BackendChoice, StepRecord } from '../domain/run/run';
import { subscribe, type RunEvent } from './runEvents';
import type { Text } from '../texts/message';

export interface ActiveRun {
  runId: string;
  paused: boolean;
  /** Stop was asked for; the best weights are being kept and evaluated. */
  stopping: boolean;
  phase: Phase;
  progress: Progress | null;
  step: StepRecord | null;
  /** The steps of the epoch in progress; finished epochs are in the run's record. */
  liveSteps: StepRecord[];
  choice: BackendChoice | null;
  notices: Text[];
}

export interface TrainingState {
  active: ActiveRun | null;
  /** Another tab is training; the queue goes on when it is done. */
  waitingForOtherTab: boolean;
  /** The run that this tab began last. */
  lastRunId: string | null;
  /** The runs that a closed tab left behind, or that wait while `stuck`; null until that is known. */
  left: string[] | null;
  /** Why the queue stands still until the user says that it goes on; null while it does not. */
  stuck: Text | null;
  /** The run that is stored as `running` although nobody trains it: there was no space to write its end. */
  unwritten: string | null;
}

export const trainingStore = createStore<TrainingState>(() => ({
  active: null,
  waitingForOtherTab: false,
  lastRunId: null,
  left: null,
  stuck: null,
  unwritten: null,
}));

const begun = (runId: string): ActiveRun => ({
  runId,
  paused: false,
  stopping: false,
  phase: 'starting',
  progress: null,
  step: null,
  liveSteps: [],
  choice: null,
  notices: [],
});

/** The run in progress after an event. */
export function afterEvent(active: ActiveRun | null, event: RunEvent): ActiveRun | null {
  if (event.kind === 'started') return begun(event.runId);
  if (event.kind === 'ended') return null;
  if (!active) return null;
  switch (event.kind) {
    case 'backend':
      return { ...active, choice: event.choice };
    case 'phase':
      return { ...active, phase: event.phase, progress: event.progress };
    case 'step': {
      const { step } = event;
      const liveSteps = [...active.liveSteps, step];
      return { ...active, phase: 'training', progress: null, step, liveSteps };
    }
    case 'epoch':
      return { ...active, liveSteps: [] };
    case 'notice':
      return { ...active, notices: [...active.notices, event.message] };
    case 'checkpoint':
    case 'done':
    case 'failed':
      return active;
  }
}

/** Drawing each batch took as much of the processor as training did. */
const SHOWN_EVERY_MS = 400;

let waiting: RunEvent[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let shownAt = -Infinity;

function show(): void {
  clearTimeout(timer);
  timer = undefined;
  shownAt = performance.now();
  const events = waiting;
  waiting = [];
  trainingStore.setState(({ active, lastRunId }) => ({
    active: events.reduce(afterEvent, active),
    lastRunId: events.findLast(({ kind }) => kind === 'started')?.runId ?? lastRunId,
  }));
}

// Progress is shown a few times a second, everything else at once.
subscribe((event) => {
  waiting.push(event);
  const isProgress = event.kind === 'step' || (event.kind === 'phase' && event.progress !== null);
  const early = shownAt + SHOWN_EVERY_MS - performance.now();
  if (!isProgress || early <= 0) show();
  else timer ??= setTimeout(show, early);
});
