import type { TrainingEvent } from '../domain/run/event';
import type { BackendPreference, Failure } from '../domain/run/run';
import { addNotice, getCheckpoint, getRun, updateRun } from '../storage/runs';
import type { TrainingApi } from '../engine/protocol';
import type { Controls } from './controls';
import { startTrainingWorker, type WorkerHandle } from './workers';

/** How often the worker is asked for a sign of life, and after how long without one it is given up. */
const PING_MS = 10_000;
const SILENCE_MS = 120_000;
/** Restarts allowed without an epoch completed in between. */
const MOST_RESTARTS = 2;
const SMALLEST_BATCH = 2;

let handle: WorkerHandle<TrainingApi> | null = null;

/** One worker serves run after run (features computed for one are there for the next), until it fails. */
const trainingWorker = (): WorkerHandle<TrainingApi> => (handle ??= startTrainingWorker());

function replaceWorker(): void {
  handle?.stop();
  handle = null;
}

/** Rejects when the worker's code failed or it stopped answering; `end` ends the watch. */
function watchdog({ worker, api }: WorkerHandle<TrainingApi>): {
  died: Promise<never>;
  end(): void;
} {
  let timer: ReturnType<typeof setInterval>;
  const died = new Promise<never>((_, reject) => {
    const dead = () => reject(new Error('The training worker stopped answering.'));
    worker.addEventListener('error', dead, { once: true });
    let asked = Date.now();
    let answered = true;
    timer = setInterval(() => {
      if (answered) {
        answered = false;
        asked = Date.now();
        void api.ping().then(() => (answered = true));
      } else if (Date.now() - asked > SILENCE_MS) {
        dead();
      }
    }, PING_MS);
  });
  died.catch(() => undefined);
  return { died, end: () => clearInterval(timer) };
}

/** Ask for events until the run ends; gives the failure it ended with, or null. Throws when the worker died. */
async function attempt(
  runId: string,
  preference: BackendPreference,
  batchSize: number | undefined,
  controls: Controls,
  onEvent: (event: TrainingEvent) => void,
): Promise<Failure | null> {
  const worker = trainingWorker();
  const dog = watchdog(worker);
  try {
    const stream = await Promise.race([worker.api.train(runId, preference, batchSize), dog.died]);
    for (;;) {
      await controls.passage();
      if (controls.stopped) {
        onEvent({ kind: 'phase', phase: 'evaluating', progress: null });
        await Promise.race([stream.return(), dog.died]);
        return null;
      }
      const { value: event, done } = await Promise.race([stream.next(), dog.died]);
      if (done || !event) return null;
      if (event.kind === 'failed') return event.failure;
      onEvent(event);
    }
  } finally {
    dog.end();
  }
}

/**
 * See one run to its end. A lost graphics context or a dead worker is answered with a
 * new worker that goes on from the checkpoint; too little memory with a new worker and
 * half the batch; each says so in a notice. What cannot be helped is stored as the
 * run's failure. Never rejects.
 */
export async function superviseRun(
  runId: string,
  preference: BackendPreference,
  controls: Controls,
  onEvent: (event: TrainingEvent) => void,
): Promise<void> {
  let batchSize: number | undefined;
  let restarts = 0;
  const forward = (event: TrainingEvent) => {
    if (event.kind === 'epoch') restarts = 0;
    if (event.kind === 'notice') void addNotice(runId, event.message);
    onEvent(event);
  };
  await updateRun(runId, { status: 'running', failure: null });
  for (;;) {
    let failure: Failure | null;
    try {
      failure = await attempt(runId, preference, batchSize, controls, forward);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failure = {
        code: 'unexpected',
        message: `${reason} Continue this run from its last checkpoint, or choose another backend.`,
      };
    }
    if (!failure) return await settle(runId);
    const retry = restarts++ < MOST_RESTARTS && !controls.stopped;
    const notice = retry ? await remedy(failure) : null;
    replaceWorker();
    if (!notice) {
      await updateRun(runId, { status: 'failed', failure });
      return;
    }
    forward({ kind: 'notice', message: notice });
    forward({ kind: 'phase', phase: 'starting', progress: null });
  }

  /** What to do about it, said as a notice; null when only the person can. */
  async function remedy({ code, message }: Failure): Promise<string | null> {
    if (code === 'context-lost') {
      return 'The browser took the graphics context away. Training went on in a new one, from the last checkpoint.';
    }
    if (code === 'unexpected' && message.startsWith('The training worker stopped answering.')) {
      return 'The training worker stopped answering. A new one went on from the last checkpoint.';
    }
    if (code !== 'memory') return null;
    const current = batchSize ?? (await getCheckpoint(runId))?.batchSize;
    const full = current ?? (await getRun(runId))?.recipe.training.batchSize ?? 0;
    if (full < 2 * SMALLEST_BATCH) return null;
    batchSize = Math.floor(full / 2);
    return `Memory ran out with batches of ${full} images. Training went on with batches of ${batchSize}.`;
  }
}

/** A run that was stopped before anything was worth keeping ends as stopped all the same. */
async function settle(runId: string): Promise<void> {
  const run = await getRun(runId);
  if (run?.status === 'running') await updateRun(runId, { status: 'stopped' });
}
