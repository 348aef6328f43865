import { SPLITS, UNLABELLED, type Split } from '../dataset/dataset';
import type { ClassCounts } from '../dataset/snapshot';

export type BySplit = Record<Split, number>;

export const sumOf = (counts: BySplit): number =>
  SPLITS.reduce((sum, split) => sum + counts[split], 0);

/** How many labelled images are in each split. */
export function inSplits(counts: Readonly<Record<string, ClassCounts>>): BySplit {
  const actual = { train: 0, validation: 0, test: 0 };
  for (const [classId, parts] of Object.entries(counts)) {
    if (classId === UNLABELLED) continue;
    for (const split of SPLITS) actual[split] += parts[split];
  }
  return actual;
}

/**
 * Whether folders or recordings decide every image's split, so that shares and seed change
 * nothing. Not where they left a split empty, which is then taken from the training images.
 *
 * @param pinned how many images folders or recordings put into each split
 */
export const isFixed = (actual: BySplit, pinned: BySplit): boolean =>
  sumOf(actual) > 0 && SPLITS.every((split) => actual[split] === pinned[split]);
