import type { ImageHash, ImageRecord, SplitSettings } from '../../domain/dataset/dataset';
import { divideImages } from '../../domain/split/split';

/**
 * Split the whole dataset anew; gives the images whose group or split changes, as they are
 * afterwards. Images are not compared: they stay in their groups, but for those in `groups`.
 *
 * @param groups the groups that were found anew, by image; an image that is absent keeps its group.
 */
export function resplit(
  images: readonly ImageRecord[],
  settings: SplitSettings,
  groups: ReadonlyMap<ImageHash, string> = new Map(),
): ImageRecord[] {
  const grouped = images.map((image) => ({
    ...image,
    groupId: groups.get(image.hash) ?? image.groupId,
  }));
  return divideImages(grouped, settings).filter(
    ({ groupId, split }, i) => groupId !== images[i]!.groupId || split !== images[i]!.split,
  );
}
