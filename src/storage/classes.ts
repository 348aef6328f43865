import { Dexie } from 'dexie';
import type { DeletedClass, PreviousLabel } from '../domain/dataset/change';
import { UNLABELLED, type ClassLabel } from '../domain/dataset/dataset';
import { newId } from '../domain/newId';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { restoreLabels } from './imageChanges';
import { markSplitStale } from './staleSplit';
import { message, StudioError } from '../texts/message';

/** In the order of a model's outputs. */
export const listClasses = (): Promise<ClassLabel[]> => db.classes.orderBy('position').toArray();

/** Names that differ only in case or surrounding space are the same name. */
export const nameKey = (name: string): string => name.trim().normalize('NFC').toLowerCase();

function checkName(name: string, others: ClassLabel[]): string {
  const trimmed = name.trim().normalize('NFC');
  if (!trimmed) throw new StudioError(message('storage.classNeedsName'));
  if (others.some((other) => nameKey(other.name) === nameKey(trimmed))) {
    throw new StudioError(message('storage.classExists', { name: trimmed }));
  }
  return trimmed;
}

/** `name`, or with the first number that makes it unlike the others' names. */
function freeName(name: string, others: ClassLabel[]): string {
  const taken = new Set(others.map((other) => nameKey(other.name)));
  let free = name;
  for (let n = 2; taken.has(nameKey(free)); n++) free = `${name} (${n})`;
  return free;
}

/** Add a class after the others. Throws an Error with a message for the user when the name is empty or taken. */
export function addClass(name: string): Promise<ClassLabel> {
  return withQuotaErrors(() =>
    db.transaction('rw', db.classes, async () => {
      const others = await listClasses();
      const label: ClassLabel = {
        id: newId(),
        name: checkName(name, others),
        position: (others.at(-1)?.position ?? -1) + 1,
      };
      await db.classes.add(label);
      return label;
    }),
  );
}

/** The class of each of these names, added where there is none yet. */
export function ensureClasses(names: string[]): Promise<Map<string, ClassLabel>> {
  return withQuotaErrors(() =>
    db.transaction('rw', db.classes, async () => {
      const existing = new Map((await listClasses()).map((label) => [nameKey(label.name), label]));
      const found = new Map<string, ClassLabel>();
      for (const name of names) {
        const label = existing.get(nameKey(name)) ?? (await addClass(name));
        existing.set(nameKey(name), label);
        found.set(name, label);
      }
      return found;
    }),
  );
}

/** Rename; everything else stays as it was. Gives the name as it is stored. Throws an Error with a message for the user when the name is empty or taken. */
export function renameClass(id: string, name: string): Promise<string> {
  return withQuotaErrors(() =>
    db.transaction('rw', db.classes, async () => {
      const others = (await listClasses()).filter((label) => label.id !== id);
      const checked = checkName(name, others);
      await db.classes.update(id, { name: checked });
      return checked;
    }),
  );
}

/** Delete a class; its images go to the unlabelled tray. Gives what undo needs. */
export function deleteClass(id: string): Promise<DeletedClass | undefined> {
  return withQuotaErrors(() =>
    db.transaction('rw', db.classes, db.images, db.settings, async () => {
      const label = await db.classes.get(id);
      if (!label) return undefined;
      const images: PreviousLabel[] = [];
      const members = db.images
        .where('[classId+path]')
        .between([id, Dexie.minKey], [id, Dexie.maxKey]);
      await members.modify((record) => {
        images.push({ hash: record.hash, classId: id, split: record.split });
        record.classId = UNLABELLED;
        record.split = 'none';
      });
      await db.classes.delete(id);
      await markSplitStale();
      return { label, images };
    }),
  );
}

/** Delete those of these classes that have no image. */
export function deleteEmptyClasses(ids: readonly string[]): Promise<void> {
  return withQuotaErrors(() =>
    db.transaction('rw', db.classes, db.images, async () => {
      for (const id of ids) {
        const members = db.images
          .where('[classId+path]')
          .between([id, Dexie.minKey], [id, Dexie.maxKey]);
        if ((await members.count()) === 0) await db.classes.delete(id);
      }
    }),
  );
}

/**
 * Undo `deleteClass`: the class and the labels of its images come back. Gives the class as it is
 * now: where its name was taken meanwhile, it has the next free one ("cats (2)").
 */
export function restoreClass({ label, images }: DeletedClass): Promise<ClassLabel> {
  return withQuotaErrors(() =>
    db.transaction('rw', db.classes, db.images, db.settings, async () => {
      const others = (await listClasses()).filter(({ id }) => id !== label.id);
      const isTaken = others.some(({ position }) => position === label.position);
      const restored: ClassLabel = {
        ...label,
        name: freeName(label.name, others),
        position: isTaken ? others.at(-1)!.position + 1 : label.position,
      };
      await db.classes.put(restored);
      await restoreLabels(images);
      return restored;
    }),
  );
}
