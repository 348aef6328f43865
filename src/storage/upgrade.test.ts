import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { db } from './db';
import { upgradeState } from './upgrade';

it('closes for good, and says so, when another version upgrades the database', async () => {
  await db.open();
  const newer = new Dexie(db.name);
  newer.version(db.verno + 1).stores({});
  await newer.open();
  expect(upgradeState()).toBe('outdated');
  await expect(db.runs.count()).rejects.toThrow('Database has been closed');
  await expect(db.open()).rejects.toThrow('Database has been closed');
  newer.close();
});
