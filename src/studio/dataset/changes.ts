/** What a change of the dataset says, and how it is undone. */
import type { Change } from '../../domain/dataset/change';
import type { ClassLabel } from '../../domain/dataset/dataset';
import { regroup, relabelImport } from '../../client/importSession';
import { renameClass, restoreClass } from '../../storage/classes';
import { restoreImages, restoreLabels } from '../../storage/images';
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

async function restoreDeletedClass({
  deleted,
  hashes,
}: Extract<Change, { kind: 'class-deleted' }>): Promise<string | null> {
  const { name } = deleted.label;
  const restored = await restoreClass(deleted);
  await restoreImages(hashes);
  if (hashes.length > 0) await regroup();
  return restored.name === name
    ? null
    : t('dataset.undo.restoredAs', { name, restored: restored.name });
}

/**
 * Undo a change; the split is not recomputed. Gives a message for the user, if there is one.
 * Throws what storage throws.
 */
export async function undoChange(change: Change): Promise<string | null> {
  switch (change.kind) {
    case 'moved':
      await restoreLabels(change.previous);
      return null;
    case 'deleted':
      await restoreImages(change.hashes);
      await regroup();
      return null;
    case 'class-deleted':
      return await restoreDeletedClass(change);
    case 'class-renamed':
      await renameClass(change.id, change.from);
      return null;
    case 'level': {
      const { root, from, to } = change;
      await relabelImport(change, { root, level: to }, from);
      return null;
    }
  }
}
