import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Change } from '../domain/dataset/change';
import { db } from './db';
import {
  addUndoStep,
  clearUndoSteps,
  imagesOfUndoSteps,
  latestUndoStep,
  returnUndoStep,
  takeUndoStep,
} from './undoSteps';

beforeEach(async () => {
  await db.delete();
  await db.open();
});

const deleted = (...hashes: string[]): Change => ({ kind: 'deleted', hashes });
const renamed: Change = { kind: 'class-renamed', id: 'c', from: 'cat', to: 'dog' };

it('takes the latest first, each once, or the one that is asked for', async () => {
  const first = await addUndoStep(deleted('a'));
  await addUndoStep(renamed);
  await addUndoStep(deleted('b'));
  expect((await takeUndoStep())?.change).toEqual(deleted('b'));
  expect((await takeUndoStep(first))?.change).toEqual(deleted('a'));
  expect(await takeUndoStep(first)).toBeUndefined();
  expect((await latestUndoStep())?.change).toEqual(renamed);
  await clearUndoSteps();
  expect(await takeUndoStep()).toBeUndefined();
});

it('puts back a step that could not be undone', async () => {
  await addUndoStep(renamed);
  const step = (await takeUndoStep())!;
  await returnUndoStep(step);
  expect(await latestUndoStep()).toEqual(step);
});

it('keeps the last twenty, and the images that these deleted', async () => {
  for (let n = 0; n < 25; n++) await addUndoStep(deleted(`${n}`));
  await addUndoStep(renamed);
  expect(await db.undoSteps.count()).toBe(20);
  expect(await imagesOfUndoSteps()).toEqual(Array.from({ length: 19 }, (_, n) => `${n + 6}`));
});
