/** Weights of the classes in the training loss, for datasets whose classes differ in size. */
import type { Snapshot } from '../dataset/dataset';
import type { Training } from './training';

/** From how many times the smallest class's images on the largest class calls for weights. */
export const IMBALANCED_FROM = 1.5;

/**
 * scikit-learn's `class_weight='balanced'`: n / (k · n_c) for each class, where n counts all
 * images, k the classes and n_c the images of the class. Their mean over the images is 1. A class
 * without images has weight 0, which nothing uses.
 *
 * @param counts images of each class, in class order
 */
export function balancedWeights(counts: readonly number[]): number[] {
  const images = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (count === 0 ? 0 : images / (counts.length * count)));
}

/** The weight of each class in the training loss, in class order; null where all weigh alike. */
export function classWeightsOf(
  { classWeights }: Training,
  { classes, items }: Pick<Snapshot, 'classes' | 'items'>,
): number[] | null {
  if (classWeights === 'none') return null;
  const counts = classes.map(() => 0);
  for (const { classIndex, split } of items) if (split === 'train') counts[classIndex]! += 1;
  return balancedWeights(counts);
}

/**
 * How many times as many images the largest class has as the smallest one; null without images in
 * one of them, or with fewer than two classes.
 */
export function imbalance(counts: readonly number[]): number | null {
  const fewest = Math.min(...counts);
  return counts.length < 2 || fewest === 0 ? null : Math.max(...counts) / fewest;
}
