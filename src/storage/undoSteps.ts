/**
 * Changes of the dataset that can be undone, the latest last. They are stored, and shared by the
 * tabs as the dataset is, so a reload keeps them. A change leaves the list when it is undone, when
 * MOST_STEPS newer ones have superseded it, or when deleted images are purged on request.
 */
import { imagesToRestore, type Change } from '../domain/dataset/change';
import type { ImageHash } from '../domain/dataset/dataset';
import { db, type UndoStep } from './db';
import { StorageFullError, withQuotaErrors } from './errors';

/** Each step may list every image, and keeps the bytes of those that it deleted. */
const MOST_STEPS = 20;

/** Remember a change that was made; gives the id of its step. Throws StorageFullError. */
export function addUndoStep(change: Change): Promise<number> {
  return withQuotaErrors(() =>
    db.transaction('rw', db.undoSteps, async () => {
      const id = await db.undoSteps.add({ change });
      const superseded = await db.undoSteps.reverse().offset(MOST_STEPS).primaryKeys();
      await db.undoSteps.bulkDelete(superseded);
      return id;
    }),
  );
}

/** All that a change of storage and undoing it touch. */
const TABLES = [db.undoSteps, db.images, db.deletedImages, db.classes, db.settings];

/**
 * Make a change and remember it: both or neither, since what was deleted and is not remembered is
 * purged. `change` awaits nothing but storage, and gives what it has done; null: nothing. Throws StorageFullError.
 */
export function makeChange(change: () => Promise<Change | null>): Promise<UndoStep | null> {
  return withQuotaErrors(() =>
    db.transaction('rw', TABLES, async () => {
      const done = await change();
      return done && { change: done, id: await addUndoStep(done) };
    }),
  );
}

/**
 * Undo a change, this one or the latest, and forget it: both or neither. A change that cannot be
 * undone is forgotten all the same, unless there was no space. `revert` awaits nothing but storage.
 * Gives the change and what `revert` gave, undefined when it is gone. Throws what `revert` throws.
 */
export async function revertChange<T>(
  id: number | undefined,
  revert: (change: Change) => Promise<T>,
): Promise<{ step: UndoStep; result: T } | undefined> {
  let taken: UndoStep | undefined;
  try {
    return await withQuotaErrors(() =>
      db.transaction('rw', TABLES, async () => {
        const step = await (id === undefined ? latestUndoStep() : db.undoSteps.get(id));
        if (!step) return undefined;
        taken = step;
        await db.undoSteps.delete(step.id);
        return { step, result: await revert(step.change) };
      }),
    );
  } catch (error) {
    if (taken && !(error instanceof StorageFullError)) await db.undoSteps.delete(taken.id);
    throw error;
  }
}

/** The latest change, undefined when there is none. */
export const latestUndoStep = (): Promise<UndoStep | undefined> =>
  db.undoSteps.orderBy('id').last();

/** Put back a step that was taken and could not be undone. Throws StorageFullError. */
export async function returnUndoStep(step: UndoStep): Promise<void> {
  await withQuotaErrors(() => db.undoSteps.put(step));
}

/** Forget every change; gives the ids of their steps. Throws StorageFullError. */
export const clearUndoSteps = (): Promise<number[]> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.undoSteps, async () => {
      const ids = await db.undoSteps.toCollection().primaryKeys();
      await db.undoSteps.clear();
      return ids;
    }),
  );

/** The deleted images that a stored step would bring back. */
export async function imagesOfUndoSteps(): Promise<ImageHash[]> {
  return (await db.undoSteps.toArray()).flatMap(({ change }) => imagesToRestore(change));
}
