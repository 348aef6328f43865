import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../domain/run/run';
import { db } from './db';
import {
  addNotice,
  closeRun,
  finishRun,
  RunEndedError,
  saveCheckpoint,
  updateRun,
} from './runProgress';
import { getCheckpoint, getEvaluation, getRun, listEvaluatedRunIds } from './runs';
import { checkpoint, evaluation, storeRun, tensors } from './runs.fixture';
import { readTensors } from './tensors';

const namesOf = async (id: string) => [...(await readTensors(id)).keys()].sort();

const finished = { status: 'finished', failure: null } as const;
const diverged = {
  status: 'failed',
  failure: { code: 'non-finite', message: 'The loss stopped being a number.' },
} as const;
const epoch: EpochRecord = {
  ...{ epoch: 1, stage: 'train', loss: 1, accuracy: 1, valLoss: 1, valAccuracy: 1, seconds: 1 },
};

it('replaces a checkpoint by the next, but for what is kept', async () => {
  await storeRun('kept');
  const first = tensors('train/1/w', 'adam/m/w');
  await saveCheckpoint(checkpoint('kept', 1), first, () => false, { bestEpoch: 1 });
  const second = tensors('train/2/w', 'adam/m/w');
  await saveCheckpoint(checkpoint('kept', 2), second, (n) => n.startsWith('train/1/'), {});
  expect(await namesOf('kept')).toEqual(['adam/m/w', 'train/1/w', 'train/2/w']);
  expect((await getCheckpoint('kept'))!.epoch).toBe(2);
  expect((await getRun('kept'))!.bestEpoch).toBe(1);
});

it('puts the kept weights in the place of the checkpoint when a run ends', async () => {
  await storeRun('done');
  await saveCheckpoint(checkpoint('done', 1), tensors('train/1/w'), () => false, {});
  await finishRun('done', tensors('dense/kernel'), evaluation, finished);
  expect(await namesOf('done')).toEqual(['dense/kernel']);
  expect(await getCheckpoint('done')).toBeUndefined();
  expect((await getEvaluation('done'))!.loss).toBe(0.1);
});

describe('a run that has ended', () => {
  it.each([
    ['finished', finished],
    ['stopped', { status: 'stopped', failure: null } as const],
    ['diverged', diverged],
  ])('refuses every change of what it is (%s)', async (id, end) => {
    await storeRun(id);
    await finishRun(id, tensors('w'), evaluation, { ...end, epochs: [epoch], bestEpoch: 1 });
    const changes = [
      () => updateRun(id, { epochs: [], bestEpoch: 0 }),
      () => addNotice(id, 'Changed.'),
      () => saveCheckpoint(checkpoint(id, 1), tensors('train/1/w'), () => false, { epochs: [] }),
      () => finishRun(id, tensors('other'), { ...evaluation, loss: 9 }, finished),
    ];
    for (const change of changes) await expect(change()).rejects.toThrow(RunEndedError);
    await closeRun(id, { code: 'unexpected', message: 'Changed.' });
    expect(await getRun(id)).toMatchObject({ ...end, epochs: [epoch], notices: [] });
    expect(await namesOf(id)).toEqual(['w']);
    expect(await getCheckpoint(id)).toBeUndefined();
    expect((await getEvaluation(id))!.loss).toBe(0.1);
  });

  it('is no longer there once it was deleted', async () => {
    await expect(updateRun('gone', {})).rejects.toThrow('no longer stored');
  });
});

it('never leaves an evaluation beside weights that it was not made of', async () => {
  await storeRun('older');
  await saveCheckpoint(checkpoint('older', 1), tensors('train/1/w'), () => false, {});
  // As earlier versions left it when a failed run was continued.
  await db.judgements.put({ ...evaluation, runId: 'older' });
  await saveCheckpoint(checkpoint('older', 2), tensors('train/2/w'), () => false, {});
  expect(await getEvaluation('older')).toBeUndefined();
  expect(await listEvaluatedRunIds()).not.toContain('older');
});

describe('a run whose training is over without a result', () => {
  it('has failed, and keeps its checkpoint', async () => {
    await storeRun('failing');
    await saveCheckpoint(checkpoint('failing', 1), tensors('train/1/w'), () => false, {});
    const failure = { code: 'memory', message: 'Too little memory.' } as const;
    await closeRun('failing', failure);
    expect(await getRun('failing')).toMatchObject({ status: 'failed', failure });
    expect(await getCheckpoint('failing')).toBeDefined();
  });

  it('can be continued when it was stopped before anything new was learnt', async () => {
    await storeRun('continued');
    await saveCheckpoint(checkpoint('continued', 1), tensors('train/1/w'), () => false, {});
    await closeRun('continued', null);
    expect((await getRun('continued'))!.status).toBe('interrupted');
  });

  it('was stopped when it has nothing to keep', async () => {
    await storeRun('short');
    await closeRun('short', null);
    expect((await getRun('short'))!.status).toBe('stopped');
  });
});
