import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { db } from './db';
import { finishRun, saveCheckpoint } from './runProgress';
import {
  addValidationPredictions,
  countRunsOfClass,
  deleteRun,
  getEvaluation,
  getRun,
  getSnapshot,
  renameRun,
} from './runs';
import { setMinConfidence, setRestThreshold, setTemperature, setThreshold } from './runDecisions';
import { checkpoint, evaluation, storeRun, tensors } from './runs.fixture';
import { readTensors } from './tensors';

const finished = { status: 'finished', failure: null } as const;

it('adds validation predictions only where there are none', async () => {
  const of = (hash: string) => [{ hash, path: hash, truth: 0, scores: [1, 0] }];
  await storeRun('older');
  await finishRun('older', tensors('w'), { ...evaluation, predictions: of('test') }, finished);
  await addValidationPredictions('older', of('first'));
  await addValidationPredictions('older', of('second'));
  const { validation, predictions } = (await getEvaluation('older'))!;
  expect(validation).toEqual(of('first'));
  expect(predictions).toEqual(of('test'));
  await deleteRun('older');
});

it('keeps a threshold with the images that it was chosen on, and a name, of a run that has ended', async () => {
  await storeRun('chosen', { status: 'finished' });
  await setThreshold('chosen', 0.7, 'validation');
  await renameRun('chosen', ' First try ');
  const changed = { threshold: 0.7, thresholdFrom: 'validation', name: 'First try' };
  expect(await getRun('chosen')).toMatchObject(changed);
  await expect(renameRun('chosen', ' ')).rejects.toThrow('needs a name');
  await deleteRun('chosen');
});

it('keeps what a threshold was chosen for until another is set, and a minimum confidence until it is switched off', async () => {
  await storeRun('decided', { status: 'finished' });
  const choice = { rule: { kind: 'recall', atLeast: 0.9 }, images: 20 } as const;
  await setThreshold('decided', 0.3, 'validation', choice);
  await setMinConfidence('decided', 0.8);
  expect(await getRun('decided')).toMatchObject({ thresholdChoice: choice, minConfidence: 0.8 });
  await setThreshold('decided', 0.4, 'validation');
  await setMinConfidence('decided', undefined);
  const run = (await getRun('decided'))!;
  expect([run.thresholdChoice, run.minConfidence]).toEqual([undefined, undefined]);
  await deleteRun('decided');
});

it('keeps a threshold for each class against the rest, until it is removed or the temperature changes', async () => {
  await storeRun('rest', { status: 'finished', classes: ['cat', 'dog', 'fox'] });
  const choice = {
    threshold: 0.8,
    rule: { kind: 'precision', atLeast: 0.95 },
    images: 20,
  } as const;
  const kept = async () => (await getRun('rest'))!.restThresholds;
  await setRestThreshold('rest', 2, choice);
  await setRestThreshold('rest', 0, { ...choice, threshold: 0.6 });
  await setRestThreshold('rest', 2, { ...choice, threshold: 0.7 });
  expect(await kept()).toEqual([
    { classIndex: 0, ...choice, threshold: 0.6 },
    { classIndex: 2, ...choice, threshold: 0.7 },
  ]);
  await setRestThreshold('rest', 0, null);
  expect(await kept()).toEqual([{ classIndex: 2, ...choice, threshold: 0.7 }]);
  await setTemperature('rest', 1.5);
  expect(await kept()).toBeUndefined();
  await setRestThreshold('rest', 1, choice);
  await setRestThreshold('rest', 1, null);
  expect(await kept()).toBeUndefined();
  await deleteRun('rest');
});

it('does not delete a run that is trained or waits for it', async () => {
  await storeRun('running', { status: 'running' });
  await storeRun('waiting', { status: 'queued', queued: { at: 1, backend: 'auto' } });
  for (const id of ['running', 'waiting']) {
    await expect(deleteRun(id)).rejects.toThrow('Stop it before deleting it');
    expect(await getRun(id)).toBeDefined();
  }
});

it('deletes all of a run, and the snapshot with the last run that shares it', async () => {
  await storeRun('one', { snapshotHash: 'two-runs' });
  await storeRun('two', { snapshotHash: 'two-runs', status: 'stopped' });
  const { db } = await import('./db');
  await db.snapshots.put({ ...(await getSnapshot('s'))!, hash: 'two-runs' });
  await saveCheckpoint(checkpoint('one', 1), tensors('train/1/w'), () => false, {});
  await db.runs.update('one', { status: 'interrupted' });
  await deleteRun('one');
  expect((await readTensors('one')).size).toBe(0);
  expect(await getSnapshot('two-runs')).toBeDefined();
  await deleteRun('two');
  expect(await getSnapshot('two-runs')).toBeUndefined();
});

it('counts the runs that used a class, and those that go on with it', async () => {
  await db.runs.clear();
  await storeRun('ended', { status: 'finished' });
  await storeRun('stopped', { status: 'stopped' });
  await storeRun('waiting', { status: 'queued' });
  expect(await countRunsOfClass('a')).toEqual({ ended: 2, open: 1 });
  expect(await countRunsOfClass('elsewhere')).toEqual({ ended: 0, open: 0 });
});
