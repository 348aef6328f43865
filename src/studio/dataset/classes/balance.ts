import type { ClassLabel } from '../../../domain/dataset/dataset';
import type { PartCounts } from '../../../storage/images';
import { locale, t } from '../../../texts/t';
import { formatList } from '../../components/format';

/** Fewer than this in a class, and a network learns the images rather than the class. */
const FEW = 30;
/** The largest class this many times the smallest: the network may learn to always predict the largest. */
const LOPSIDED = 3;

export const total = (counts: PartCounts | undefined): number =>
  counts ? counts.train + counts.validation + counts.test + counts.none : 0;

/**
 * What prevents training well on images that can be trained on: messages for the user with what
 * to do.
 *
 * @param classes two or more, none of them without images
 */
export function balanceAdvice(
  classes: readonly ClassLabel[],
  counts: Record<string, PartCounts>,
): string[] {
  const filled = classes.map(({ id, name }) => ({ name, size: total(counts[id]) }));
  const advice: string[] = [];
  const few = filled
    .filter(({ size }) => size < FEW)
    .map(({ name, size }) => t('dataset.classes.notice.fewOf', { name, count: size }));
  if (few.length > 0) advice.push(t('dataset.classes.notice.few', { names: formatList(few) }));
  filled.sort((a, b) => a.size - b.size);
  const smallest = filled[0]!;
  const largest = filled.at(-1)!;
  if (largest.size >= LOPSIDED * smallest.size) {
    const maximumFractionDigits = largest.size < 10 * smallest.size ? 1 : 0;
    const times = (largest.size / smallest.size).toLocaleString(locale(), {
      maximumFractionDigits,
    });
    advice.push(
      t('dataset.classes.notice.imbalance', {
        largest: largest.name,
        smallest: smallest.name,
        times,
      }),
    );
  }
  return advice;
}
