import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Snapshot } from '../domain/dataset/dataset';
import type { CheckpointRecord } from '../domain/run/checkpoint';
import type { NamedTensors } from '../domain/tensors';
import type { RunRecord } from '../domain/run/run';
import { runRecord } from '../domain/run/runRecord.fixture';
import {
  addRun,
  addValidationPredictions,
  deleteRun,
  finishRun,
  getCheckpoint,
  getEvaluation,
  getRun,
  getSnapshot,
  markInterrupted,
  saveCheckpoint,
  setThreshold,
} from './runs';
import { readTensors } from './tensors';

const snapshot: Snapshot = {
  version: 2,
  hash: 's',
  classes: ['a', 'b'],
  classIds: ['a', 'b'],
  items: [],
};

async function newRun(id: string, status: RunRecord['status'] = 'running'): Promise<void> {
  await addRun(runRecord({ id, name: id, status }), snapshot);
}

const tensors = (...names: string[]): NamedTensors =>
  new Map(names.map((name) => [name, { shape: [1], values: Float32Array.of(1) }]));

const checkpoint = (runId: string, epoch: number): CheckpointRecord => ({
  ...{ runId, stage: 'train', epoch, optimizerSteps: 1, bestEpoch: 1, bestValLoss: 1 },
  ...{ epochsSinceBest: 0, backend: 'cpu', batchSize: 8, savedAt: 0 },
});

const namesOf = async (id: string) => [...(await readTensors(id)).keys()].sort();

it('replaces a checkpoint by the next, but for what is kept', async () => {
  await newRun('kept');
  const first = tensors('train/1/w', 'adam/m/w');
  await saveCheckpoint(checkpoint('kept', 1), first, () => false, { bestEpoch: 1 });
  const second = tensors('train/2/w', 'adam/m/w');
  await saveCheckpoint(checkpoint('kept', 2), second, (n) => n.startsWith('train/1/'), {});
  expect(await namesOf('kept')).toEqual(['adam/m/w', 'train/1/w', 'train/2/w']);
  expect((await getCheckpoint('kept'))!.epoch).toBe(2);
  expect((await getRun('kept'))!.bestEpoch).toBe(1);
});

it('puts the kept weights in the place of the checkpoint when a run ends', async () => {
  await newRun('done');
  await saveCheckpoint(checkpoint('done', 1), tensors('train/1/w'), () => false, {});
  const evaluation = { predictions: [], loss: 0.1, millisecondsPerPrediction: 2 };
  await finishRun('done', tensors('dense/kernel'), evaluation, { status: 'finished' });
  expect(await namesOf('done')).toEqual(['dense/kernel']);
  expect(await getCheckpoint('done')).toBeUndefined();
  expect((await getEvaluation('done'))!.loss).toBe(0.1);
});

it('adds validation predictions only where there are none', async () => {
  const of = (hash: string) => [{ hash, path: hash, truth: 0, scores: [1, 0] }];
  await newRun('older');
  const evaluation = { predictions: of('test'), loss: 0.1, millisecondsPerPrediction: 2 };
  await finishRun('older', tensors('w'), evaluation, { status: 'finished' });
  await addValidationPredictions('older', of('first'));
  await addValidationPredictions('older', of('second'));
  const { validation, predictions } = (await getEvaluation('older'))!;
  expect(validation).toEqual(of('first'));
  expect(predictions).toEqual(of('test'));
  await deleteRun('older');
});

it('keeps a threshold with the images that it was chosen on', async () => {
  await newRun('chosen');
  await setThreshold('chosen', 0.7, 'validation');
  expect(await getRun('chosen')).toMatchObject({ threshold: 0.7, thresholdFrom: 'validation' });
  await deleteRun('chosen');
});

it('marks what a closed tab left behind, and nothing else', async () => {
  await newRun('was-running');
  await newRun('was-queued', 'queued');
  await newRun('was-stopped', 'stopped');
  await markInterrupted();
  const statuses = ['was-running', 'was-queued', 'was-stopped'].map(
    async (id) => (await getRun(id))!.status,
  );
  expect(await Promise.all(statuses)).toEqual(['interrupted', 'interrupted', 'stopped']);
});

it('deletes all of a run, and the snapshot with the last run that shares it', async () => {
  for (const id of ['kept', 'done', 'was-running', 'was-queued']) await deleteRun(id);
  expect(await namesOf('kept')).toEqual([]);
  expect(await getSnapshot('s')).toBeDefined();
  await deleteRun('was-stopped');
  expect(await getSnapshot('s')).toBeUndefined();
});
