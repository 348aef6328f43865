import type { ImageHash, Split } from '../dataset/dataset';

/**
 * How many of these test images a model was trained or tuned on, by the split it was trained with.
 * Null where that is unknown: no such split, or one that does not list every image as a test image.
 */
export function trainedOn(
  test: readonly ImageHash[],
  split: Record<Split, ImageHash[]> | undefined,
): number | null {
  if (!split) return null;
  const seen = new Set([...split.train, ...split.validation]);
  const overlap = test.filter((hash) => seen.has(hash)).length;
  if (overlap > 0) return overlap;
  const tested = new Set(split.test);
  return test.every((hash) => tested.has(hash)) ? 0 : null;
}
