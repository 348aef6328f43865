import { readOriginal } from '../../storage/images';
import { finishRun, saveCheckpoint, updateRun } from '../../storage/runProgress';
import { getCheckpoint, getRun, getSnapshot } from '../../storage/runs';
import { readTensors } from '../../storage/tensors';
import { PixelCache } from '../pixels/pixelCache';
import { preparePixels } from '../pixels/source';
import { TrainingError } from '../training/failure';
import type { RunPorts, TrainingJob } from '../training/run/trainingPorts';
import { storedPretrained } from './storedPretrained';
import { message } from '../../texts/message';

async function readBytes(hash: string): Promise<ArrayBuffer> {
  const bytes = await readOriginal(hash);
  if (bytes) return bytes;
  throw new TrainingError({
    code: 'dataset',
    message: message('training.failure.imageGone'),
  });
}

/** The worker trains many runs. */
const pixels = new PixelCache();

/** The browser's storage, as a run reads and writes it. */
export const runPorts = (runId: string): RunPorts => ({
  preparePixels: (hashes, size, onDone, signal) =>
    pixels.get(hashes, size, () => preparePixels(hashes, size, readBytes, onDone, signal)),
  pretrained: storedPretrained,
  updateRun: (changes) => updateRun(runId, changes),
  saveCheckpoint,
  finishRun: (weights, evaluation, changes) => finishRun(runId, weights, evaluation, changes),
});

/** A stored run with its snapshot and checkpoint. Throws a TrainingError where it is gone. */
export async function storedJob(
  runId: string,
): Promise<Omit<TrainingJob, 'backend' | 'batchSize'>> {
  const run = await getRun(runId);
  const snapshot = run && (await getSnapshot(run.snapshotHash));
  if (!run || !snapshot) {
    throw new TrainingError({
      code: 'dataset',
      message: message('storage.runGone'),
    });
  }
  const record = await getCheckpoint(runId);
  return {
    run,
    snapshot,
    checkpoint: record ? { record, tensors: await readTensors(runId) } : null,
  };
}
