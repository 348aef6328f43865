import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { RECIPE_VERSION } from '../domain/recipe/recipe';
import recipeOfVersion1 from '../domain/recipe/fixtures/cnn.v1.recipe.json';
import { db } from './db';
import { deleteUnreadableRun, getRun, getSnapshot, listRuns, unreadableRuns } from './runs';
import { english } from '../texts/message';

const row = (id: string, changes: object = {}) => ({
  ...{ id, name: id, createdAt: 0, status: 'finished', recipe: recipeOfVersion1 },
  ...{ snapshotHash: 's', classes: ['a', 'b'], backend: null, params: 0, trainableParams: 0 },
  ...{ epochs: [], bestEpoch: 0, imagesPerSecond: 0, failure: null, notices: [], threshold: 0.5 },
  ...{ seconds: { prepare: 0, train: 0, evaluate: 0 } },
  ...changes,
});

beforeEach(() => Promise.all(db.tables.map((table) => table.clear())));

it('reads a run with its recipe in the newest version, and leaves out what cannot be read', async () => {
  await db.table('runs').bulkAdd([row('whole'), row('damaged', { epochs: 'many' })]);
  expect((await getRun('whole'))?.recipe).toMatchObject({
    version: RECIPE_VERSION,
    split: { seed: 7 },
  });
  expect((await listRuns()).map(({ id }) => id)).toEqual(['whole']);
  const unreadable = await unreadableRuns();
  expect(unreadable.map(({ id }) => id)).toEqual(['damaged']);
  expect(english(unreadable[0]!.message)).toMatch(
    /^The stored run damaged cannot be read\. epochs: /,
  );
  await expect(getRun('damaged')).rejects.toThrow('The stored run damaged cannot be read.');
});

it('deletes exactly the run that cannot be read, with what belongs to it', async () => {
  const { snapshotHash, ...nowhere } = row('nowhere', { epochs: 'many', status: 'running' });
  const shared = row('shared', { epochs: 'many', status: 'running', snapshotHash });
  await db.table('runs').bulkAdd([row('whole'), nowhere, shared]);
  await db.table('snapshots').add({ hash: 's', classes: [], classIds: [], items: [] });
  const ids = ['whole', 'nowhere', 'shared'];
  await db.table('judgements').bulkAdd(ids.map((runId) => ({ runId, predictions: [] })));
  await expect(deleteUnreadableRun('whole')).rejects.toThrow('can be read after all');
  await deleteUnreadableRun('nowhere');
  await deleteUnreadableRun('shared');
  expect(await unreadableRuns()).toEqual([]);
  for (const table of ['runs', 'judgements']) {
    expect(await db.table(table).toCollection().primaryKeys()).toEqual(['whole']);
  }
  expect(await db.snapshots.count()).toBe(1);
});

it('reads a snapshot of version 1, which had no version', async () => {
  const items = [{ hash: 'a', classIndex: 0, split: 'train', path: 'a.jpg' }];
  const ofVersion1 = { hash: 's', classes: ['a', 'b'], classIds: ['a', 'b'], items };
  await db.table('snapshots').add(ofVersion1);
  expect(await getSnapshot('s')).toEqual({ ...ofVersion1, version: 2 });
  await db.table('snapshots').put({ ...ofVersion1, version: 3 });
  await expect(getSnapshot('s')).rejects.toThrow('it has version 3, and versions 1 to 2 can be');
});
