import { groupReason } from '../dataset/nearDuplicates';
import { SPLITS, type SnapshotItem, type Split } from '../dataset/dataset';

/** What, beside fractions and seed, decided how a run's images were split. */
export interface SplitFacts {
  /**
   * How many images lay in a folder named train, val or test that was heeded; null where that
   * was not stored. Validation and test images stayed there; training images may have been
   * shared with a part that had no folder.
   */
  pinned: Record<Split, number> | null;
  /** Groups of two or more near-duplicates, each wholly in one part; null where that was not stored. */
  nearDuplicateGroups: number | null;
}

type Item = Required<SnapshotItem>;

const isKnown = (item: SnapshotItem): item is Item =>
  item.groupId !== undefined && item.pinnedSplit !== undefined;

function groupSizes(items: readonly Item[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { groupId } of items) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1);
  return sizes;
}

/** Folders that would put every image into one part are ignored (`splitImages`). */
function pinnedCounts(items: readonly Item[], groups: number): Record<Split, number> {
  const pinned = items.filter(({ pinnedSplit }) => pinnedSplit !== null);
  const counts = { train: 0, validation: 0, test: 0 };
  for (const { pinnedSplit } of pinned) counts[pinnedSplit!]++;
  const parts = SPLITS.filter((part) => counts[part] > 0).length;
  const groupsPinned = new Set(pinned.map(({ groupId }) => groupId)).size;
  const passedOver = parts === 1 && groupsPinned === groups;
  return passedOver ? { train: 0, validation: 0, test: 0 } : counts;
}

export function splitFacts(items: readonly SnapshotItem[]): SplitFacts {
  if (!items.every(isKnown)) return { pinned: null, nearDuplicateGroups: null };
  const sizes = groupSizes(items);
  return {
    pinned: pinnedCounts(items, sizes.size),
    nearDuplicateGroups: [...sizes].filter(([id, size]) => size > 1 && groupReason(id) === 'near')
      .length,
  };
}
