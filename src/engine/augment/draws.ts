import type { Snapshot } from '../../domain/dataset/dataset';
import { isPhotometric, type Augmentation } from '../../domain/recipe/augmentation';
import type { Recipe } from '../../domain/recipe/recipe';
import { photometricDraws, type PhotometricDraw } from './photometric';
import { variantTransforms } from './transforms';

/** How a run draws its augmentation. */
export interface Draws {
  /**
   * The transforms of the images at these places of the snapshot in a variant, [n, 8] as
   * `variantTransforms` gives them for images of `size` pixels.
   */
  transforms(images: ArrayLike<number>, size: number, variant: number): Float32Array<ArrayBuffer>;
  /** What changes the values of these images in a variant; null where nothing does. */
  photometric(images: ArrayLike<number>, variant: number): PhotometricDraw[] | null;
  /** What a variant of an image depends on besides the image and its size. */
  keyOf(variant: number): string;
}

const drawn = (
  { photometric }: Augmentation,
  seed: number,
  keys: ArrayLike<number | string>,
  variant: number,
): PhotometricDraw[] | null =>
  isPhotometric(photometric) ? photometricDraws(photometric, seed, keys, variant) : null;

/** An ordinary run's: by the recipe's seed and the image's place in the snapshot. */
export const drawsByIndex = (
  { seed, augmentation }: Pick<Recipe, 'seed' | 'augmentation'>,
  snapshotHash: string,
): Draws => ({
  transforms: (images, size, variant) =>
    variantTransforms(augmentation, size, seed, images, variant),
  photometric: (images, variant) => drawn(augmentation, seed, images, variant),
  keyOf: (variant) => JSON.stringify(['index', snapshotHash, seed, augmentation, variant]),
});

/**
 * By a seed of the experiment and the image's hash: a variant of an image is the same in every
 * fold and in every recipe with this augmentation.
 */
export const drawsByHash = (
  seed: number,
  augmentation: Augmentation,
  { items }: Pick<Snapshot, 'items'>,
): Draws => ({
  transforms: (images, size, variant) => {
    const hashes = Array.from(images, (image) => items[image]!.hash);
    return variantTransforms(augmentation, size, seed, hashes, variant);
  },
  photometric: (images, variant) => {
    const hashes = Array.from(images, (image) => items[image]!.hash);
    return drawn(augmentation, seed, hashes, variant);
  },
  keyOf: (variant) => JSON.stringify(['hash', seed, augmentation, variant]),
});

/** The draws of a run: those of its experiment, where it is a run of one. */
export const drawsOf = (
  recipe: Recipe,
  snapshot: Snapshot,
  experiment?: { augmentationSeed: number },
): Draws =>
  experiment
    ? drawsByHash(experiment.augmentationSeed, recipe.augmentation, snapshot)
    : drawsByIndex(recipe, snapshot.hash);
