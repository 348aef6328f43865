import { augments, type Augmentation } from '../../../domain/recipe/augmentation';
import { deriveSeed, shuffledIndices } from '../../../domain/random';

/** The order of `count` training examples in an epoch (counted from 1, through both stages). */
export const epochOrder = (count: number, seed: number, epoch: number): Uint32Array =>
  shuffledIndices(count, deriveSeed(seed, 'shuffle', epoch));

/**
 * The training examples of an epoch. `allVariants`: every training image in every variant,
 * which is cheap for a head on cached features. `oneVariantPerEpoch`: every training image
 * once, in its next variant, so that as many epochs as variants use them all.
 */
export type Shown = 'allVariants' | 'oneVariantPerEpoch';

/** A training image, by its place among them, in one of its variants; 0 is the image as it is. */
export interface View {
  n: number;
  variant: number;
}

/** The unaugmented view of a training image and its augmented `variants`, where augmentation is on. */
export const viewsPerImage = (augmentation: Augmentation, variants: number): number =>
  augments(augmentation) ? 1 + variants : 1;

/** The views of an epoch in order. `perImage`: views of each of `trainImages` images. */
export function viewOrder(
  shown: Shown,
  { trainImages, perImage }: { trainImages: number; perImage: number },
  seed: number,
  epoch: number,
): View[] {
  const count = trainImages * (shown === 'allVariants' ? perImage : 1);
  return Array.from(epochOrder(count, seed, epoch), (k) =>
    shown === 'allVariants'
      ? { n: k % trainImages, variant: Math.floor(k / trainImages) }
      : { n: k, variant: (k + epoch) % perImage },
  );
}
