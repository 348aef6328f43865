import type { ClassLabel } from '../../../domain/dataset/dataset';
import type { PartCounts } from '../../../storage/images';

/** Fewer than this in a class, and a network learns the images rather than the class. */
const FEW = 30;
/** The largest class this many times the smallest: the network may learn to always predict the largest. */
const LOPSIDED = 3;

export const total = (counts: PartCounts | undefined): number =>
  counts ? counts.train + counts.validation + counts.test + counts.none : 0;

/** What prevents training, or training well: messages for the user with what to do. */
export function balanceAdvice(
  classes: readonly ClassLabel[],
  counts: Record<string, PartCounts>,
): string[] {
  const sizes = classes.map(({ id, name }) => ({ name, size: total(counts[id]) }));
  const filled = sizes.filter(({ size }) => size > 0);
  if (filled.length < 2) {
    return ['Training needs images of at least two classes. Add a class, or drop another folder.'];
  }
  const advice: string[] = [];
  const empty = sizes.filter(({ size }) => size === 0).map(({ name }) => name);
  if (empty.length > 0) {
    advice.push(`${empty.join(', ')}: no images yet. Add some, or delete the class.`);
  }
  const few = filled.filter(({ size }) => size < FEW).map(({ name, size }) => `${name} (${size})`);
  if (few.length > 0) {
    advice.push(
      `Few images in ${few.join(', ')}. Training works, but results are reliable only with about a hundred images per class or more.`,
    );
  }
  filled.sort((a, b) => a.size - b.size);
  const smallest = filled[0]!;
  const largest = filled.at(-1)!;
  if (largest.size >= LOPSIDED * smallest.size) {
    const times = (largest.size / smallest.size).toFixed(largest.size < 10 * smallest.size ? 1 : 0);
    advice.push(
      `${largest.name} has ${times} times as many images as ${smallest.name}. Add images to ${smallest.name}: otherwise accuracy says little.`,
    );
  }
  return advice;
}
