import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { CheckpointRecord } from '../../../domain/run/checkpoint';
import type { NamedTensors } from '../../../domain/tensors';
import { db } from '../../../storage/db';
import { putTensors, readTensors } from '../../../storage/tensors';
import { CheckpointWriter, stateOf } from './checkpoint';
import type { StageState } from '../loop/fitStage';

const tensors = (value: number): NamedTensors =>
  new Map([['dense/kernel', { shape: [2], values: Float32Array.of(value, value) }]]);

const state = (epoch: number, bestEpoch: number, averaging = false): StageState => ({
  epoch,
  weights: tensors(epoch),
  unaveraged: averaging ? tensors(epoch + 0.5) : null,
  optimizer: { steps: epoch * 10, m: tensors(epoch + 0.1), v: tensors(epoch + 0.2) },
  bestEpoch,
  bestValLoss: 1 / bestEpoch,
  bestWeights: tensors(bestEpoch),
  epochsSinceBest: epoch - bestEpoch,
});

/** Write a state into storage; gives what is stored of the run then. */
async function store(
  runId: string,
  writer: CheckpointWriter,
  next: StageState,
): Promise<NamedTensors> {
  const { tensors, keep } = writer.plan('train', next);
  await db.transaction('rw', db.tensors, () => putTensors(runId, tensors, keep));
  writer.written('train', next);
  return await readTensors(runId);
}

const record = ({ epoch, bestEpoch, bestValLoss, epochsSinceBest, optimizer }: StageState) =>
  ({
    stage: 'train',
    ...{ epoch, bestEpoch, bestValLoss, epochsSinceBest },
    optimizerSteps: optimizer.steps,
  }) as CheckpointRecord;

describe('CheckpointWriter', () => {
  it.each([false, true])(
    'reads back every state it wrote, averaging or not (%s)',
    async (averaging) => {
      const writer = new CheckpointWriter(null);
      const runId = crypto.randomUUID();
      for (const [epoch, best] of [
        [1, 1],
        [2, 1],
        [3, 3],
        [4, 3],
        [5, 3],
      ] as const) {
        const next = state(epoch, best, averaging);
        const stored = await store(runId, writer, next);
        expect(stateOf({ record: record(next), tensors: stored })).toEqual(next);
      }
    },
  );

  it('writes the best weights once, and not twice when they are the latest', () => {
    const writer = new CheckpointWriter(null);
    const names = (next: StageState) => {
      const { tensors } = writer.plan('train', next);
      writer.written('train', next);
      return [...tensors.keys()];
    };
    expect(names(state(1, 1))).toHaveLength(3);
    expect(names(state(2, 1))).toHaveLength(3);
  });

  it('writes the best weights of an earlier stage that a new stage has not beaten', () => {
    const writer = new CheckpointWriter(null);
    writer.written('head', state(4, 4));
    const { tensors } = writer.plan('fine-tune', state(5, 4));
    expect([...tensors.keys()]).toContain('fine-tune/4/dense/kernel');
  });

  it('does not write again after a reload what is stored', async () => {
    const next = state(5, 3);
    const stored = await store(crypto.randomUUID(), new CheckpointWriter(null), next);
    const writer = new CheckpointWriter({ record: record(next), tensors: stored });
    expect([...writer.plan('train', state(6, 3)).tensors.keys()]).not.toContain(
      'train/3/dense/kernel',
    );
  });
});
