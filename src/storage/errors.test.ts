import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { Change } from '../domain/dataset/change';
import { renameClass } from './classes';
import { db } from './db';
import { makeChange } from './undoSteps';

vi.mock('./keptFeatures', () => ({ clearFeatures: vi.fn(async () => 1) }));

it('runs a whole transaction again, when one of its writes found the disk too full', async () => {
  await db.classes.add({ id: 'c', name: 'dog', position: 0 });
  let failures = 0;
  const failing = () => {
    if (failures++ === 0) throw new DOMException('full', 'QuotaExceededError');
  };
  db.undoSteps.hook('creating', failing);
  const renamed: Change = { kind: 'class-renamed', id: 'c', from: 'dog', to: 'cat' };
  const step = await makeChange(async () => {
    await renameClass('c', 'cat');
    return renamed;
  });
  db.undoSteps.hook('creating').unsubscribe(failing);
  expect(step?.change).toEqual(renamed);
  expect((await db.classes.get('c'))?.name).toBe('cat');
  expect(await db.undoSteps.count()).toBe(1);
});
