import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import ofVersion1 from '../domain/run/fixtures/metadata.v1.json';
import { db } from './db';
import { getModel, listModels } from './models';

const row = (id: string, metadata: object) => ({
  ...{ id, name: id, createdAt: 0, runId: null, topology: {}, byteLength: 8 },
  metadata,
});

beforeEach(() => Promise.all(db.tables.map((table) => table.clear())));

it('reads a model that version 1 stored, and leaves out what cannot be read', async () => {
  const damaged = { ...ofVersion1, threshold: 'half' };
  await db.table('models').bulkAdd([row('whole', ofVersion1), row('damaged', damaged)]);
  expect((await getModel('whole'))?.metadata).toMatchObject({ version: 2, split: null });
  expect((await listModels()).map(({ id }) => id)).toEqual(['whole']);
  await expect(getModel('damaged')).rejects.toThrow('threshold');
});
