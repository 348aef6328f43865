import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Change } from '../domain/dataset/change';
import { renameClass } from './classes';
import { db } from './db';
import { StorageFullError } from './errors';
import {
  addUndoStep,
  clearUndoSteps,
  imagesOfUndoSteps,
  latestUndoStep,
  makeChange,
  returnUndoStep,
  revertChange,
} from './undoSteps';

beforeEach(async () => {
  await db.delete();
  await db.open();
});

const deleted = (...hashes: string[]): Change => ({ kind: 'deleted', hashes });
/** Undo and forget; gives the change. */
const taken = async (id?: number) => (await revertChange(id, async () => undefined))?.step.change;

const failing = () => {
  throw new DOMException('full', 'QuotaExceededError');
};
const renamed: Change = { kind: 'class-renamed', id: 'c', from: 'cat', to: 'dog' };

it('takes the latest first, each once, or the one that is asked for', async () => {
  const first = await addUndoStep(deleted('a'));
  await addUndoStep(renamed);
  await addUndoStep(deleted('b'));
  expect(await taken()).toEqual(deleted('b'));
  expect(await taken(first)).toEqual(deleted('a'));
  expect(await taken(first)).toBeUndefined();
  expect((await latestUndoStep())?.change).toEqual(renamed);
  await clearUndoSteps();
  expect(await taken()).toBeUndefined();
});

it('puts back a step that could not be undone', async () => {
  await addUndoStep(renamed);
  const { step } = (await revertChange(undefined, async () => undefined))!;
  await returnUndoStep(step);
  expect(await latestUndoStep()).toEqual(step);
});

it('makes a change and remembers it, or does neither', async () => {
  await db.classes.add({ id: 'c', name: 'dog', position: 0 });
  db.undoSteps.hook('creating', failing);
  await expect(
    makeChange(async () => {
      await renameClass('c', 'cat');
      return renamed;
    }),
  ).rejects.toThrow(StorageFullError);
  db.undoSteps.hook('creating').unsubscribe(failing);
  expect((await db.classes.get('c'))?.name).toBe('dog');
});

it('undoes a change and forgets it, or does neither when there is no space', async () => {
  await db.classes.add({ id: 'c', name: 'dog', position: 0 });
  await addUndoStep(renamed);
  const fails = (error: unknown) =>
    revertChange(undefined, async () => {
      await renameClass('c', 'cat');
      throw error;
    });
  await expect(fails(new DOMException('full', 'QuotaExceededError'))).rejects.toThrow(
    StorageFullError,
  );
  expect((await db.classes.get('c'))?.name).toBe('dog');
  expect((await latestUndoStep())?.change).toEqual(renamed);
  await expect(fails(new Error('taken'))).rejects.toThrow('taken');
  expect((await db.classes.get('c'))?.name).toBe('dog');
  expect(await latestUndoStep()).toBeUndefined();
});

it('keeps the last twenty, and the images that these deleted', async () => {
  for (let n = 0; n < 25; n++) await addUndoStep(deleted(`${n}`));
  await addUndoStep(renamed);
  expect(await db.undoSteps.count()).toBe(20);
  expect(await imagesOfUndoSteps()).toEqual(Array.from({ length: 19 }, (_, n) => `${n + 6}`));
});
