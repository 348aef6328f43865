import { UNLABELLED, type ImageRecord, type SplitSettings } from '../../domain/dataset/dataset';
import { countNearDuplicateGroups, groupImages } from '../../domain/dataset/nearDuplicates';
import { splitImages } from '../../domain/split/split';

/** Group and split the whole dataset anew; gives the pictures that moved, as they are now, and the number of groups. */
export function regroupAndSplit(
  images: readonly ImageRecord[],
  settings: SplitSettings,
): { moved: ImageRecord[]; nearDuplicateGroups: number } {
  const groups = groupImages(images);
  const grouped = images.map((image) => ({ ...image, groupId: groups.get(image.hash)! }));
  const splits = splitImages(grouped, settings);
  const placed = grouped.map((image) => ({
    ...image,
    split: image.classId === UNLABELLED ? ('none' as const) : splits.get(image.hash)!,
  }));
  const moved = placed.filter(
    ({ groupId, split }, i) => groupId !== images[i]!.groupId || split !== images[i]!.split,
  );
  return { moved, nearDuplicateGroups: countNearDuplicateGroups(groups) };
}
