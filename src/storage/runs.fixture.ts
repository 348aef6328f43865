import type { Snapshot } from '../domain/dataset/dataset';
import { runRecord } from '../domain/run/runRecord.fixture';
import type { CheckpointRecord } from '../domain/run/checkpoint';
import type { RunRecord, TestEvaluation } from '../domain/run/run';
import type { NamedTensors } from '../domain/tensors';
import { addRun } from './runs';

export const snapshot: Snapshot = {
  version: 2,
  hash: 's',
  classes: ['a', 'b'],
  classIds: ['a', 'b'],
  items: [],
};

/** Store a run of the snapshot `s`, by default one that is being trained. */
export const storeRun = (id: string, changes: Partial<RunRecord> = {}): Promise<void> =>
  addRun(runRecord({ id, name: id, status: 'running', ...changes }), snapshot);

/** One small tensor a name. */
export const tensors = (...names: string[]): NamedTensors =>
  new Map(names.map((name) => [name, { shape: [1], values: Float32Array.of(1) }]));

export const checkpoint = (runId: string, epoch: number): CheckpointRecord => ({
  ...{ runId, stage: 'train', epoch, optimizerSteps: 1, bestEpoch: 1, bestValLoss: 1 },
  ...{ epochsSinceBest: 0, backend: 'cpu', batchSize: 8, savedAt: 0 },
});

export const evaluation: TestEvaluation = {
  predictions: [],
  loss: 0.1,
  millisecondsPerPrediction: 2,
};
