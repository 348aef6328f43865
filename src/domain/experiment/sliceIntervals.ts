/** Intervals of the accuracy of slices whose images have groups: whole groups are drawn. */
import type { ImageHash } from '../dataset/dataset';
import type { Slice, SlicedImage } from '../evaluation/slices';
import type { Interval } from '../evaluation/statistics';
import { bootstrapIntervals } from './bootstrap';
import { unitsOf } from './pooledMetrics';

/** A slice as the bootstrap needs it: small enough to be sent to a worker. */
export interface GroupedSlice {
  /** Of each image 1 where it is predicted correctly, else 0. */
  correct: Uint32Array<ArrayBuffer>;
  /** The group of each image, from 0 in order of first appearance. */
  groups: Uint32Array<ArrayBuffer>;
}

/**
 * Whether two of these images are of one group.
 * @param groupOf the group of each image that does not stand alone
 */
export function shareGroups(
  images: readonly { hash: ImageHash }[],
  groupOf: ReadonlyMap<ImageHash, string>,
): boolean {
  const grouped = images.flatMap(({ hash }) => groupOf.get(hash) ?? []);
  return new Set(grouped).size < grouped.length;
}

/**
 * The slices by group; null where no two of the images share one, so that Wilson's intervals hold.
 * @param groupOf the group of each image that does not stand alone
 */
export function groupedSlices(
  slices: readonly Slice[],
  images: readonly SlicedImage[],
  groupOf: ReadonlyMap<ImageHash, string>,
): GroupedSlice[] | null {
  if (!shareGroups(images, groupOf)) return null;
  const isCorrect = new Map(images.map((image) => [image.hash, image.isCorrect]));
  return slices.map(({ hashes }) => {
    const numbers = new Map<string, number>();
    const numberOf = (group: string) => {
      if (!numbers.has(group)) numbers.set(group, numbers.size);
      return numbers.get(group)!;
    };
    return {
      correct: Uint32Array.from(hashes, (hash) => Number(isCorrect.get(hash))),
      groups: Uint32Array.from(hashes, (hash) => numberOf(groupOf.get(hash) ?? hash)),
    };
  });
}

/** 95% intervals of the accuracy, one a slice. Takes up to seconds: pages ask a worker. */
export const sliceIntervals = (slices: readonly GroupedSlice[]): Interval[] =>
  // As two classes, of which all images are of the second.
  slices.map(({ correct, groups }) => {
    const cells = correct.map((right) => 2 + right);
    return bootstrapIntervals(unitsOf(cells, groups), 2, 1).accuracy;
  });
