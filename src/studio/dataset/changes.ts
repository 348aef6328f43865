/** What a change of the dataset says, and how it is undone. */
import type { Change } from '../../domain/dataset/change';
import type { ClassLabel } from '../../domain/dataset/dataset';
import { relabelImport } from '../../client/importSession';
import { renameClass, restoreClass } from '../../storage/classes';
import { restoreConfirmations } from '../../storage/confirmedLabels';
import { restoreDistinct } from '../../storage/distinctImages';
import { restoreImages } from '../../storage/deletedImages';
import { restoreLabels } from '../../storage/imageChanges';
import { restoreOwnGroups } from '../../storage/ownGroups';
import { t } from '../../texts/t';
import { className } from './format';

/** "4 images moved to disc." The name of a class is the one that it has now. */
export function describeChange(change: Change, classes: readonly ClassLabel[]): string {
  switch (change.kind) {
    case 'moved':
      return t('dataset.undo.moved', {
        count: change.previous.length,
        name: className(change.classId, classes),
      });
    case 'deleted':
      return t('dataset.undo.deleted', { count: change.hashes.length });
    case 'grouped':
      return t('dataset.undo.grouped', { count: change.previous.length });
    case 'labels-confirmed':
      return t('dataset.undo.confirmed', { count: change.previous.length });
    case 'told-apart':
      return t('dataset.undo.toldApart');
    case 'class-deleted': {
      const { name } = change.deleted.label;
      const count = change.hashes.length;
      return count > 0
        ? t('dataset.undo.classAndImagesDeleted', { name, count })
        : t('dataset.undo.classDeleted', { name });
    }
    case 'class-renamed':
      return t('dataset.undo.renamed', { from: change.from, to: change.to });
    case 'level': {
      const level = change.to + 1;
      const { root } = change;
      return root ? t('dataset.undo.levelOf', { root, level }) : t('dataset.undo.level', { level });
    }
  }
}

/** What is left to do and to say when a change has been undone in storage. */
export interface Undone {
  /** A message for the user, if there is one. */
  told: string | null;
  /** Images came back: they are compared with the others again. */
  regroups: boolean;
}

async function restoreDeletedClass({
  deleted,
  hashes,
}: Extract<Change, { kind: 'class-deleted' }>): Promise<Undone> {
  const { name } = deleted.label;
  const restored = await restoreClass(deleted);
  await restoreImages(hashes);
  const isSame = restored.name === name;
  const told = isSame ? null : t('dataset.undo.restoredAs', { name, restored: restored.name });
  return { told, regroups: hashes.length > 0 };
}

/**
 * Undo a change in storage, and await nothing else; another level of folders is left to
 * `undoLevel`. Throws what storage throws.
 */
export async function undoChange(change: Change): Promise<Undone> {
  switch (change.kind) {
    case 'moved':
      await restoreLabels(change.previous);
      break;
    case 'deleted':
      await restoreImages(change.hashes);
      return { told: null, regroups: true };
    case 'class-deleted':
      return await restoreDeletedClass(change);
    case 'grouped':
      await restoreOwnGroups(change.previous);
      return { told: null, regroups: true };
    case 'labels-confirmed':
      await restoreConfirmations(change.previous);
      break;
    case 'told-apart':
      await restoreDistinct(change.previous);
      break;
    case 'class-renamed':
      await renameClass(change.id, change.from);
      break;
    case 'level':
  }
  return { told: null, regroups: false };
}

/** Undo another level of folders, which a worker does; nothing for another change. */
export async function undoLevel(change: Change): Promise<void> {
  if (change.kind !== 'level') return;
  const { root, from, to } = change;
  await relabelImport(change, { root, level: to }, from);
}
