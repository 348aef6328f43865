import { UNLABELLED, type ImageRecord, type SplitSettings } from '../../domain/dataset';
import { countNearDuplicateGroups, groupImages } from '../../domain/duplicates';
import { splitImages } from '../../domain/split';

export type Placement = Pick<ImageRecord, 'hash' | 'groupId' | 'split'>;

/** Group and split the whole dataset anew; gives the pictures that moved, and the number of groups. */
export function organise(
  images: readonly ImageRecord[],
  settings: SplitSettings,
): { moved: Placement[]; nearDuplicateGroups: number } {
  const groups = groupImages(images);
  const grouped = images.map((image) => ({ ...image, groupId: groups.get(image.hash)! }));
  const splits = splitImages(grouped, settings);
  const moved: Placement[] = [];
  images.forEach(({ hash, groupId, split, classId }) => {
    const next = {
      hash,
      groupId: groups.get(hash)!,
      split: classId === UNLABELLED ? ('none' as const) : splits.get(hash)!,
    };
    if (next.groupId !== groupId || next.split !== split) moved.push(next);
  });
  return { moved, nearDuplicateGroups: countNearDuplicateGroups(groups) };
}
