/** The door to training: one run at a time, read from and written to storage. */
import { expose, proxy } from 'comlink';
import type { TrainingEvent } from '../../domain/run/event';
import type { BackendPreference } from '../../domain/run/run';
import { PendingCalls } from '../../messaging/pendingCalls';
import { readOriginal } from '../../storage/images';
import {
  finishRun,
  getCheckpoint,
  getRun,
  getSnapshot,
  saveCheckpoint,
  updateRun,
} from '../../storage/runs';
import { readTensors } from '../../storage/tensors';
import { activateBackend } from '../backend/choose';
import { watchContext } from '../backend/contextLoss';
import { preparePixels } from '../pixels/source';
import type { EventSource, TrainingApi } from '../protocol';
import type { RunPorts, TrainingJob } from '../training/run/trainingPorts';
import { storedPretrained } from './storedPretrained';
import { storedProbe } from './storedProbe';
import { ContextLost, failureOf, TrainingError } from '../training/failure';
import { trainRun } from '../training/run/trainRun';

async function readBytes(hash: string): Promise<ArrayBuffer> {
  const bytes = await readOriginal(hash);
  if (bytes) return bytes;
  throw new TrainingError({
    code: 'dataset',
    message:
      'A photograph of this run is no longer in the dataset. Start a new run with the photographs that are there.',
  });
}

const portsOf = (runId: string): RunPorts => ({
  preparePixels: (hashes, size, onDone, signal) =>
    preparePixels(hashes, size, readBytes, onDone, signal),
  pretrained: storedPretrained,
  updateRun: (changes) => updateRun(runId, changes),
  saveCheckpoint,
  finishRun: (weights, evaluation, changes) => finishRun(runId, weights, evaluation, changes),
});

async function readJob(runId: string): Promise<Omit<TrainingJob, 'backend' | 'batchSize'>> {
  const run = await getRun(runId);
  const snapshot = run && (await getSnapshot(run.snapshotHash));
  if (!run || !snapshot) {
    throw new TrainingError({
      code: 'dataset',
      message: 'This run is no longer stored. Start a new one.',
    });
  }
  const record = await getCheckpoint(runId);
  return {
    run,
    snapshot,
    checkpoint: record ? { record, tensors: await readTensors(runId) } : null,
  };
}

async function* start(
  runId: string,
  preference: BackendPreference,
  batchSize: number | undefined,
  onLost: () => void,
): AsyncGenerator<TrainingEvent, void> {
  try {
    yield { kind: 'phase', phase: 'starting', progress: null };
    const job = await readJob(runId);
    const backend = await activateBackend(preference, storedProbe);
    watchContext(onLost);
    const size = batchSize ?? job.checkpoint?.record.batchSize ?? job.run.recipe.training.batchSize;
    yield* trainRun({ ...job, backend, batchSize: size }, portsOf(runId));
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
    // After a lost context the loop would wait for ever, so the loss answers in its place.
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
  async ping() {},
};

expose(api);
