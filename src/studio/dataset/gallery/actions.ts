import type { ImageHash } from '../../../domain/dataset/dataset';
import { confirmLabels } from '../../../storage/confirmedLabels';
import { deleteImages, relabelImages } from '../../../storage/images';
import { undoable } from '../undo';

/** Put images into a class or the unlabelled tray, with undo. */
export const relabel = (hashes: ImageHash[], classId: string, isTold = true) =>
  undoable(async () => {
    const previous = await relabelImages(hashes, classId);
    return previous.length > 0 ? { kind: 'moved', classId, previous } : null;
  }, isTold);

/** Remove images from the dataset, with undo. */
export const remove = (hashes: ImageHash[], isTold = true) =>
  undoable(async () => {
    if (hashes.length === 0) return null;
    await deleteImages(hashes);
    return { kind: 'deleted', hashes };
  }, isTold);

/** Remember that the labels of images are right, with undo. */
export const confirm = (hashes: ImageHash[], isTold = true) =>
  undoable(async () => {
    const previous = await confirmLabels(hashes);
    return previous.length > 0 ? { kind: 'labels-confirmed', previous } : null;
  }, isTold);
