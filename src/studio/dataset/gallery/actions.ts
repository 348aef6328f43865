import type { ImageHash } from '../../../domain/dataset/dataset';
import { confirmLabels } from '../../../storage/confirmedLabels';
import { tellApart } from '../../../storage/distinctImages';
import { joinPairs } from '../../../storage/ownGroups';
import { moveImages, removeImages } from '../../../storage/undoableChanges';
import { undoable } from '../undo';

/** Put images into a class or the unlabelled tray, with undo. */
export const relabel = (hashes: ImageHash[], classId: string, isTold = true) =>
  undoable(() => moveImages(hashes, classId), isTold);

/** Remove images from the dataset, with undo. */
export const remove = (hashes: ImageHash[], isTold = true) =>
  undoable(() => removeImages(hashes), isTold);

/** Remember that the labels of images are right, with undo. */
export const confirm = (hashes: ImageHash[], isTold = true) =>
  undoable(async () => {
    const previous = await confirmLabels(hashes);
    return previous.length > 0 ? { kind: 'labels-confirmed', previous } : null;
  }, isTold);

/** Put the images of each pair into one group, which stays in one split, with undo. */
export const keepTogether = (pairs: readonly (readonly [ImageHash, ImageHash])[], isTold = true) =>
  undoable(async () => {
    const previous = await joinPairs(pairs);
    return previous.length > 0 ? { kind: 'grouped', previous } : null;
  }, isTold);

/** Remember that two images are different, with undo. */
export const dismissPair = (a: ImageHash, b: ImageHash) =>
  undoable(async () => {
    const previous = await tellApart(a, b);
    return previous.length > 0 ? { kind: 'told-apart', previous } : null;
  }, false);
