/** The worker entry point for training: one run at a time, read from and written to storage. */
import { proxy } from 'comlink';
import { expose } from '../../messaging/expose';
import type { TrainingEvent } from '../../domain/run/event';
import type { BackendPreference } from '../../domain/run/run';
import { watchTurn } from '../../messaging/pageTurn';
import { PendingCalls } from '../../messaging/pendingCalls';
import { activateBackend, warmUp } from '../backend/choose';
import { watchContext } from '../backend/contextLoss';
import type { EventSource } from '../protocol/eventSource';
import type { TrainingApi } from '../protocol/training';
import { runPorts, storedJob } from './runPorts';
import { storedProbe } from './storedProbe';
import { ContextLost, failureOf } from '../training/failure';
import { trainRun } from '../training/run/trainRun';

let hasTrained = false;
let started: Promise<unknown> = Promise.resolve();

/** Two starts of a backend at once would replace each other's memory. */
function oneAtATime<T>(start: () => Promise<T>): Promise<T> {
  const next = started.then(start);
  started = next.catch(() => undefined);
  return next;
}

async function* start(
  runId: string,
  preference: BackendPreference,
  batchSize: number | undefined,
  onLost: () => void,
): AsyncGenerator<TrainingEvent, void> {
  try {
    yield { kind: 'phase', phase: 'starting', progress: null };
    const job = await storedJob(runId);
    const backend = await oneAtATime(() => activateBackend(preference, storedProbe));
    watchContext(onLost);
    const size = batchSize ?? job.checkpoint?.record.batchSize ?? job.run.recipe.training.batchSize;
    yield* trainRun({ ...job, backend, batchSize: size }, runPorts(runId));
  } catch (error) {
    yield { kind: 'failed', failure: failureOf(error) };
  }
}

const lostContext = (): IteratorResult<TrainingEvent, void> => ({
  done: false,
  value: { kind: 'failed', failure: failureOf(new ContextLost()) },
});

const api: TrainingApi = {
  async train(runId, preference, batchSize) {
    hasTrained = true;
    // After a lost context tfjs never resolves, so pending calls are rejected here.
    const pulls = new PendingCalls();
    let lost = false;
    const stream = start(runId, preference, batchSize, () => {
      lost = true;
      pulls.rejectAll(new ContextLost());
    });
    const orLost = (pull: Promise<IteratorResult<TrainingEvent, void>>) =>
      pulls.add(pull).catch((error: unknown) => {
        if (error instanceof ContextLost) return lostContext();
        throw error;
      });
    const source: EventSource<TrainingEvent> = {
      next: async () => (lost ? lostContext() : await orLost(stream.next())),
      async return() {
        if (!lost) await orLost(stream.return());
      },
    };
    return proxy(source);
  },
  async warmUp() {
    if (!hasTrained) await oneAtATime(warmUp);
  },
  async watchTurn(turn) {
    watchTurn(turn);
  },
};

expose(api);
