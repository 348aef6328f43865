import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addClass } from './classes';
import { db } from './db';
import { purgeDeleted } from './deletedImages';
import { StorageFullError } from './errors';
import { deleteExperiment } from './experiments';
import { deleteModel, renameModel } from './models';
import { deletePretrained } from './pretrained';
import { removeProject } from './project';
import { addNotice } from './runProgress';
import { interruptLeftRuns } from './runQueue';
import { setMinConfidence, setRestThreshold, setTemperature, setThreshold } from './runDecisions';
import { deleteRun, renameRun } from './runs';
import { storeRun } from './runs.fixture';
import { clearUndoSteps, returnUndoStep } from './undoSteps';

/** Every write is refused, as on a full disk. */
function fillDisk(): void {
  for (const write of ['put', 'add', 'delete', 'clear'] as const) {
    vi.spyOn(IDBObjectStore.prototype, write).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
  }
}

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  await storeRun('over', { status: 'finished' });
  await storeRun('trained');
  await addClass('cat');
  await db.table('experiments').add({ id: 'e', createdAt: 0 });
  await db.table('models').add({ id: 'm', createdAt: 0, metadata: {} });
  await db.table('pretrained').add({ id: 'w' });
  await db.table('deletedImages').add({ hash: 'h' });
});

afterEach(() => vi.restoreAllMocks());

const project = { kind: 'project', name: 'p.zip', id: 'p', exact: true } as const;

it.each([
  ['addNotice', () => addNotice('trained', 'Changed.')],
  ['interruptLeftRuns', () => interruptLeftRuns(10)],
  ['renameRun', () => renameRun('over', 'Mine')],
  ['setThreshold', () => setThreshold('over', 0.4, 'default')],
  [
    'setRestThreshold',
    () => setRestThreshold('over', 2, { threshold: 0.4, rule: { kind: 'accuracy' }, images: 9 }),
  ],
  ['setTemperature', () => setTemperature('over', 2)],
  ['setMinConfidence', () => setMinConfidence('over', 0.8)],
  ['deleteRun', () => deleteRun('over')],
  ['deleteExperiment', () => deleteExperiment('e')],
  ['renameModel', () => renameModel('m', 'Mine')],
  ['deleteModel', () => deleteModel('m')],
  ['deletePretrained', () => deletePretrained('w')],
  ['purgeDeleted', () => purgeDeleted()],
  ['removeProject', () => removeProject(project)],
  [
    'returnUndoStep',
    () => returnUndoStep({ id: 1, change: { kind: 'labels-confirmed', previous: [] } }),
  ],
  ['clearUndoSteps', () => clearUndoSteps()],
])('a full disk is said in words: %s', async (_, write) => {
  fillDisk();
  await expect(write()).rejects.toThrow(StorageFullError);
});
