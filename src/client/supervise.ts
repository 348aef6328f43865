import type { TrainingEvent } from '../domain/run/event';
import type { BackendPreference, Failure } from '../domain/run/run';
import { WorkerError } from '../messaging/supervisedWorker';
import { addNotice, closeRun } from '../storage/runProgress';
import { getCheckpoint, getRun } from '../storage/runs';
import type { Controls } from './controls';
import { trainingWorker } from './workers';
import { errorText, message, type Message } from '../texts/message';

/** Restarts allowed without an epoch completed in between. */
const MOST_RESTARTS = 2;
const SMALLEST_BATCH = 2;

type OnEvent = (event: TrainingEvent) => void;

/**
 * See one run to its end. A lost graphics context or a dead worker is answered with a
 * new worker that goes on from the checkpoint; too little memory with a new worker and
 * half the batch; each says so in a notice. What cannot be helped is stored as the
 * run's failure. Rejects only when storage does.
 */
export async function superviseRun(
  runId: string,
  preference: BackendPreference,
  controls: Controls,
  onEvent: OnEvent,
): Promise<void> {
  let batchSize: number | undefined;
  let restarts = 0;
  const forward = async (event: TrainingEvent) => {
    if (event.kind === 'epoch') restarts = 0;
    if (event.kind === 'notice') await addNotice(runId, event.message);
    onEvent(event);
  };
  for (;;) {
    const failure = await attempt(runId, preference, batchSize, controls, forward);
    if (failure) trainingWorker.end();
    const retry = failure && restarts++ < MOST_RESTARTS && !controls.stopped;
    const notice = retry ? await remedy(failure) : null;
    if (!notice) {
      await closeRun(runId, failure);
      if (failure) onEvent({ kind: 'failed', failure });
      return;
    }
    await forward({ kind: 'notice', message: notice });
    onEvent({ kind: 'phase', phase: 'starting', progress: null });
  }

  /** What is done about a failure, as a notice; null when only the user can do something. */
  async function remedy({ code }: Failure): Promise<Message | null> {
    switch (code) {
      case 'context-lost':
        return message('training.notice.contextLost');
      case 'worker-lost':
        return message('training.notice.workerLost');
      case 'memory': {
        const current = batchSize ?? (await getCheckpoint(runId))?.batchSize;
        const full = current ?? (await getRun(runId))?.recipe.training.batchSize ?? 0;
        if (full < 2 * SMALLEST_BATCH) return null;
        batchSize = Math.floor(full / 2);
        return message('training.notice.halfBatch', { full, half: batchSize });
      }
      default:
        return null;
    }
  }
}

/** Ask for events until the run ends; gives the failure it ended with, or null. */
async function attempt(
  runId: string,
  preference: BackendPreference,
  batchSize: number | undefined,
  controls: Controls,
  onEvent: (event: TrainingEvent) => Promise<void>,
): Promise<Failure | null> {
  try {
    const stream = await trainingWorker.stream((api) => api.train(runId, preference, batchSize));
    for (;;) {
      await controls.passage();
      if (controls.stopped) {
        await onEvent({ kind: 'phase', phase: 'evaluating', progress: null });
        await stream.return();
        return null;
      }
      const { value: event, done } = await stream.next();
      if (done || !event) return null;
      if (event.kind === 'failed') return event.failure;
      await onEvent(event);
    }
  } catch (error) {
    const reason = errorText(error);
    if (error instanceof WorkerError) return { code: 'worker-lost', message: reason };
    return typeof reason === 'string'
      ? { code: 'unexpected', message: message('training.failure.unexpected'), details: reason }
      : { code: 'unexpected', message: message('training.failure.thrown', { reason }) };
  }
}
