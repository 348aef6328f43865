import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExperimentRecord } from '../domain/experiment/record';
import { defaultRecipe } from '../domain/recipe/recipe';
import { runRecord } from '../domain/run/runRecord.fixture';
import { db } from './db';
import {
  addExperiments,
  deleteExperiment,
  finalRunOf,
  getExperiment,
  listExperiments,
  renameExperiment,
  runsOfExperiment,
} from './experiments';
import { closeRun, finishRun, saveCheckpoint } from './runProgress';
import { listContinuable, queueRuns, takeNextRun } from './runQueue';
import { addRun, getEvaluation, getRun, listComparable, listRuns, listWithWeights } from './runs';
import { checkpoint, evaluation, snapshot, tensors } from './runs.fixture';
import { readTensors } from './tensors';
import { english } from '../texts/message';

beforeEach(() => Promise.all(db.tables.map((table) => table.clear())));

const record = (id: string, createdAt = 0): ExperimentRecord => ({
  ...{ id, name: id, createdAt, plan: { kind: 'folds', folds: 2, repeats: 2 } },
  ...{ recipe: defaultRecipe('cnn'), splitSeed: 1, augmentationSeed: 1 },
  ...{ classes: ['a', 'b'], classIds: ['a', 'b'], groups: [], keepsWeights: false },
});

const part = (of: string, repeat: number, fold: number, changes = {}) =>
  runRecord({
    ...{ id: `${of}-${repeat}-${fold}`, snapshotHash: 's', status: 'queued' },
    experiment: { id: of, repeat, fold, augmentationSeed: 1, keepsWeights: false, ...changes },
  });

const ids = async (of: string) => (await runsOfExperiment(of)).map(({ id }) => id);

describe('experiments', () => {
  it('are stored with their runs, which come in the order of repeat and fold', async () => {
    const runs = [part('e', 2, 1), part('e', 1, 2), part('e', 1, 1), part('f', 1, 1)];
    await addExperiments([record('e', 1), record('f', 2)], runs, [snapshot]);
    expect((await listExperiments()).map(({ id }) => id)).toEqual(['f', 'e']);
    expect(await getExperiment('e')).toEqual(record('e', 1));
    expect(await ids('e')).toEqual(['e-1-1', 'e-1-2', 'e-2-1']);
  });

  it('are stored whole or not at all', async () => {
    await addRun(part('other', 1, 1), snapshot);
    const runs = [part('e', 1, 1), part('other', 1, 1)];
    await expect(addExperiments([record('e')], runs, [snapshot])).rejects.toThrow();
    expect(await listExperiments()).toEqual([]);
    expect(await ids('e')).toEqual([]);
  });

  it('show none of their runs among the runs, but the final model', async () => {
    await addExperiments([record('e')], [part('e', 1, 1)], [snapshot]);
    await addRun(runRecord({ id: 'alone' }), snapshot);
    await addRun({ ...part('e', 0, 0, { final: true }), id: 'final' }, snapshot);
    expect((await listRuns()).map(({ id }) => id).sort()).toEqual(['alone', 'final']);
    expect((await listComparable()).map(({ id }) => id)).toEqual(['alone']);
    expect(await ids('e')).toEqual(['e-1-1']);
    expect((await finalRunOf('e'))?.id).toBe('final');
  });

  it('go with all that belongs to their runs', async () => {
    await addExperiments([record('e')], [part('e', 1, 1), part('e', 1, 2)], [snapshot]);
    await addRun({ ...part('e', 0, 0, { final: true }), id: 'final' }, snapshot);
    await queueRuns(['e-1-1'], 'cpu');
    await expect(deleteExperiment('e')).rejects.toThrow('Stop it');
    await takeNextRun();
    await expect(deleteExperiment('e')).rejects.toThrow('Stop it');
    await finishRun('e-1-1', tensors('w'), evaluation, { status: 'finished', failure: null });
    await deleteExperiment('e');
    const left = await Promise.all(
      [db.experiments, db.runs, db.snapshots, db.judgements, db.tensors].map((t) => t.count()),
    );
    expect(left).toEqual([0, 0, 0, 0, 0]);
  });

  it('are renamed, and need a name', async () => {
    await addExperiments([record('e')], [], []);
    await renameExperiment('e', ' Mine ', english);
    expect((await getExperiment('e'))?.name).toBe('Mine');
    await expect(renameExperiment('e', ' ', english)).rejects.toThrow('name');
    await db.experiments.add({ ...(await db.experiments.get('e'))!, id: 'other', name: 'Taken' });
    await expect(renameExperiment('e', 'Taken ', english)).rejects.toThrow('Another experiment');
    await renameExperiment('e', 'Mine', english);
  });

  it('that cannot be read are not listed, and say why', async () => {
    await db.experiments.add({ ...record('e'), splitSeed: 'x' as unknown as number });
    expect(await listExperiments()).toEqual([]);
    await expect(getExperiment('e')).rejects.toThrow('splitSeed');
  });

  it('are read without a final model that cannot be read', async () => {
    await addExperiments([record('e')], [part('e', 1, 1)], [snapshot]);
    const final = { ...part('e', 0, 0, { final: true }), id: 'final', epochs: 'many' };
    await db.table('runs').add(final);
    expect(await finalRunOf('e')).toBeUndefined();
    expect(await ids('e')).toEqual(['e-1-1']);
  });
});

it('a run of an experiment that was stopped can be started anew', async () => {
  await addExperiments([record('e')], [part('e', 1, 1)], [snapshot]);
  await queueRuns(['e-1-1'], 'cpu');
  await takeNextRun();
  await closeRun('e-1-1', null);
  expect((await getRun('e-1-1'))?.status).toBe('interrupted');
  expect(await listContinuable()).toEqual(['e-1-1']);
});

describe('the weights of a run of an experiment', () => {
  const finish = async (id: string, keepsWeights: boolean) => {
    await addExperiments([], [part(id, 1, 1, { keepsWeights })], [snapshot]);
    const run = `${id}-1-1`;
    await saveCheckpoint(checkpoint(run, 1), tensors('train/1/w'), () => false, {});
    await finishRun(run, tensors('w'), evaluation, { status: 'finished', failure: null });
    return run;
  };

  it('are dropped with its end, and its evaluation is kept', async () => {
    const run = await finish('e', false);
    expect((await readTensors(run)).size).toBe(0);
    expect(await db.checkpoints.count()).toBe(0);
    expect(await getEvaluation(run)).toMatchObject(evaluation);
    expect((await getRun(run))?.status).toBe('finished');
  });

  it('are kept where that was asked for', async () => {
    const run = await finish('e', true);
    expect([...(await readTensors(run)).keys()]).toEqual(['w']);
    await finish('f', false);
    // Where models are used, and not in the list of runs.
    expect((await listWithWeights()).map(({ id }) => id)).toEqual([run]);
    expect(await listRuns()).toEqual([]);
  });
});
