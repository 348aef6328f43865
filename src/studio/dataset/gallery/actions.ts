import type { ClassLabel, ImageHash } from '../../../domain/dataset/dataset';
import { deleteImages, relabelImages, restoreImages, restoreLabels } from '../../../storage/images';
import { regroup } from '../../../client/importSession';
import { undoable } from '../undo';
import { t } from '../../../texts/t';
import { className } from '../format';

/** Put images into a class or the unlabelled tray, with undo. */
export const relabel = (hashes: ImageHash[], classId: string, classes: readonly ClassLabel[]) =>
  undoable(async () => {
    const previous = await relabelImages(hashes, classId);
    if (previous.length === 0) return null;
    return {
      message: t('dataset.undo.moved', {
        count: previous.length,
        name: className(classId, classes),
      }),
      undo: () => restoreLabels(previous),
    };
  });

/** Remove images from the dataset, with undo. */
export const remove = (hashes: ImageHash[]) =>
  undoable(async () => {
    if (hashes.length === 0) return null;
    await deleteImages(hashes);
    return {
      message: t('dataset.undo.deleted', { count: hashes.length }),
      undo: async () => {
        await restoreImages(hashes);
        await regroup();
      },
    };
  });
