import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import ofVersion1 from '../domain/run/fixtures/metadata.v1.json';
import { db } from './db';
import { runRecord } from '../domain/run/runRecord.fixture';
import { deleteModel, getModel, listModels, renameModel } from './models';
import { getEvaluation, importedRun, listComparable, listRuns, putImportedRun } from './runs';
import { evaluation, snapshot } from './runs.fixture';

const row = (id: string, metadata: object) => ({
  ...{ id, name: id, createdAt: 0, runId: null, topology: {}, byteLength: 8 },
  metadata,
});

beforeEach(() => Promise.all(db.tables.map((table) => table.clear())));

it('reads a model that version 1 stored, and leaves out what cannot be read', async () => {
  const damaged = { ...ofVersion1, threshold: 'half' };
  await db.table('models').bulkAdd([row('whole', ofVersion1), row('damaged', damaged)]);
  expect((await getModel('whole'))?.metadata).toMatchObject({ version: 3, split: null });
  expect((await listModels()).map(({ id }) => id)).toEqual(['whole']);
  await expect(getModel('damaged')).rejects.toThrow('threshold');
});

it('keeps one evaluation of an imported model, which is renamed and deleted with it', async () => {
  await db.table('models').add(row('m', ofVersion1));
  const imported = { modelId: 'm', inputSize: 32, recipeKnown: false, trainedOn: null };
  for (const id of ['first', 'second']) {
    await putImportedRun(
      { ...runRecord({ id, status: 'finished' }), imported },
      snapshot,
      evaluation,
    );
  }
  expect((await listComparable()).map(({ id }) => id)).toEqual(['second']);
  expect(await listRuns()).toEqual([]);
  expect(await getEvaluation('first')).toBeUndefined();
  expect(await getEvaluation('second')).toMatchObject(evaluation);

  await renameModel('m', 'Door');
  expect(await importedRun('m')).toMatchObject({ id: 'second', name: 'Door', imported });
  await deleteModel('m');
  expect([await importedRun('m'), await db.runs.count(), await db.judgements.count()]).toEqual([
    ...[undefined, 0, 0],
  ]);
});
