/** Changes of images as `makeChange` takes them: what must be known to undo each, or null where nothing changed. */
import type { Change } from '../domain/dataset/change';
import type { ImageHash } from '../domain/dataset/dataset';
import { deleteImages } from './deletedImages';
import { relabelImages } from './imageChanges';

/** Put images into a class or the unlabelled tray. */
export async function moveImages(hashes: ImageHash[], classId: string): Promise<Change | null> {
  const previous = await relabelImages(hashes, classId);
  return previous.length > 0 ? { kind: 'moved', classId, previous } : null;
}

/** Remove images from the dataset. */
export async function removeImages(hashes: ImageHash[]): Promise<Change | null> {
  const deleted = await deleteImages(hashes);
  return deleted.length > 0 ? { kind: 'deleted', hashes: deleted } : null;
}
