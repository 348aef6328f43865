/**
 * Changes of the dataset that can be undone, the latest last. They are stored, and shared by the
 * tabs as the dataset is, so a reload keeps them. A change leaves the list when it is undone, when
 * MOST_STEPS newer ones have superseded it, or when deleted images are purged on request.
 */
import { imagesToRestore, type Change } from '../domain/dataset/change';
import type { ImageHash } from '../domain/dataset/dataset';
import { db, type UndoStep } from './db';
import { withQuotaErrors } from './errors';

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

/** The latest change, undefined when there is none. */
export const latestUndoStep = (): Promise<UndoStep | undefined> =>
  db.undoSteps.orderBy('id').last();

/** Take a step out of the list to undo it: this one, or the latest. Undefined when it is gone. */
export function takeUndoStep(id?: number): Promise<UndoStep | undefined> {
  return db.transaction('rw', db.undoSteps, async () => {
    const step = await (id === undefined ? latestUndoStep() : db.undoSteps.get(id));
    if (step) await db.undoSteps.delete(step.id);
    return step;
  });
}

/** Put back a step that was taken and could not be undone. */
export async function returnUndoStep(step: UndoStep): Promise<void> {
  await db.undoSteps.put(step);
}

/** Forget every change; gives the ids of their steps. */
export const clearUndoSteps = (): Promise<number[]> =>
  db.transaction('rw', db.undoSteps, async () => {
    const ids = await db.undoSteps.toCollection().primaryKeys();
    await db.undoSteps.clear();
    return ids;
  });

/** The deleted images that a stored step would bring back. */
export async function imagesOfUndoSteps(): Promise<ImageHash[]> {
  return (await db.undoSteps.toArray()).flatMap(({ change }) => imagesToRestore(change));
}
