import type { ImageHash } from '../../../domain/dataset/dataset';
import { deleteImages, relabelImages } from '../../../storage/images';
import { undoable } from '../undo';

/** Put images into a class or the unlabelled tray, with undo. */
export const relabel = (hashes: ImageHash[], classId: string) =>
  undoable(async () => {
    const previous = await relabelImages(hashes, classId);
    return previous.length > 0 ? { kind: 'moved', classId, previous } : null;
  });

/** Remove images from the dataset, with undo. */
export const remove = (hashes: ImageHash[]) =>
  undoable(async () => {
    if (hashes.length === 0) return null;
    await deleteImages(hashes);
    return { kind: 'deleted', hashes };
  });
