import type { ImageRecord, SplitSettings } from '../../domain/dataset/dataset';
import { countNearDuplicateGroups, groupImages } from '../../domain/dataset/nearDuplicates';
import { divideImages } from '../../domain/split/split';

/** Group and split the whole dataset anew; gives the pictures that moved, as they are now, and the number of groups. */
export function regroupAndSplit(
  images: readonly ImageRecord[],
  settings: SplitSettings,
): { moved: ImageRecord[]; nearDuplicateGroups: number } {
  const groups = groupImages(images);
  const grouped = images.map((image) => ({ ...image, groupId: groups.get(image.hash)! }));
  const placed = divideImages(grouped, settings);
  const moved = placed.filter(
    ({ groupId, split }, i) => groupId !== images[i]!.groupId || split !== images[i]!.split,
  );
  return { moved, nearDuplicateGroups: countNearDuplicateGroups(groups) };
}
