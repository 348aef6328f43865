import type { ClassLabel, ImageHash } from '../../../domain/dataset/dataset';
import { deleteImages, relabelImages, restoreImages, restoreLabels } from '../../../storage/images';
import { regroup } from '../../../client/importSession';
import { undoable } from '../undo';
import { className, formatImages } from '../format';

/** Put images into a class or the unlabelled tray, with undo. */
export const relabel = (hashes: ImageHash[], classId: string, classes: readonly ClassLabel[]) =>
  undoable(async () => {
    const previous = await relabelImages(hashes, classId);
    if (previous.length === 0) return null;
    return {
      message: `${formatImages(previous.length)} moved to ${className(classId, classes)}.`,
      undo: () => restoreLabels(previous),
    };
  });

/** Remove images from the dataset, with undo. */
export const remove = (hashes: ImageHash[]) =>
  undoable(async () => {
    if (hashes.length === 0) return null;
    await deleteImages(hashes);
    return {
      message: `${formatImages(hashes.length)} deleted.`,
      undo: async () => {
        await restoreImages(hashes);
        await regroup();
      },
    };
  });
