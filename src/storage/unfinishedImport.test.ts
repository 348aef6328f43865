import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import {
  beginImport,
  countImport,
  forgetImport,
  interruptedImport,
  markInterrupted,
} from './unfinishedImport';

const origin = { kind: 'files', name: 'faces.zip', files: 1, picker: 'files' } as const;

it('tells of an import that was interrupted, until it is forgotten or another begins', async () => {
  await markInterrupted();
  expect(await interruptedImport()).toBeUndefined();

  await beginImport(origin);
  await countImport(120, 400);
  expect(await interruptedImport()).toBeUndefined();
  await markInterrupted();
  expect(await interruptedImport()).toMatchObject({ origin, done: 120, total: 400 });

  await beginImport({ kind: 'sample' });
  expect(await interruptedImport()).toBeUndefined();
  await forgetImport();
  await countImport(1, 2); // The last count may come after the end.
  await markInterrupted();
  expect(await interruptedImport()).toBeUndefined();
});
