import * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../../domain/dataset/dataset';
import type { Recipe } from '../../../domain/recipe/recipe';
import { TRANSFORM_LENGTH, variantTransforms } from '../../augment/transforms';
import { warp } from '../../augment/warp';
import { indicesOf } from '../../../domain/dataset/snapshot';
import { pixelTensor, type Pixels } from '../../pixels/pixelTensor';
import { viewsPerImage } from './order';

/** The identity transform. */
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0];

/**
 * A view is an image in one of its variants. Views are numbered: the training images
 * unaugmented, then all of them in their first variant, then in their second and so on,
 * and last the validation images, which are never augmented. The pixels of a view are a
 * pure function of snapshot, recipe and the view's number.
 */
export class AugmentedViews {
  /** Training images. */
  readonly trainImages: number;
  readonly validationImages: number;
  /** Views of each training image: the unaugmented one and every variant. */
  readonly perImage: number;
  /** Views in all. */
  readonly count: number;
  private readonly train: Uint32Array;
  private readonly validation: Uint32Array;

  /** `variants`: augmented copies of each training image, besides the unaugmented one. */
  constructor(
    private readonly pixels: Pixels,
    private readonly snapshot: Snapshot,
    private readonly recipe: Recipe,
    variants: number,
  ) {
    this.train = indicesOf(snapshot, 'train');
    this.validation = indicesOf(snapshot, 'validation');
    this.trainImages = this.train.length;
    this.validationImages = this.validation.length;
    this.perImage = viewsPerImage(recipe.augmentation, variants);
    this.count = this.perImage * this.trainImages + this.validationImages;
  }

  /** The view of the n-th training image in a variant; 0 is the unaugmented one. */
  ofTraining(n: number, variant: number): number {
    return variant * this.trainImages + n;
  }

  ofValidation(n: number): number {
    return this.perImage * this.trainImages + n;
  }

  /** The class index of a view's image. */
  classOf(view: number): number {
    return this.snapshot.items[this.imageOf(view)]!.classIndex;
  }

  /** Raw RGB 0–255, float32 [views.length, size, size, 3]. */
  read(views: ArrayLike<number>): tf.Tensor4D {
    const { augmentation, seed } = this.recipe;
    const images = Array.from(views, (view) => this.imageOf(view));
    const variants = Array.from(views, (view) => this.variantOf(view));
    const plain = pixelTensor(this.pixels, images, images.length);
    if (variants.every((variant) => variant === 0)) return plain;
    const { size } = this.pixels;
    const matrices = variants.flatMap((variant, row) =>
      variant === 0
        ? IDENTITY
        : [...variantTransforms(augmentation, size, seed, [images[row]!], variant)],
    );
    const warped = tf.tidy(() => {
      const transforms = tf.tensor2d(matrices, [images.length, TRANSFORM_LENGTH]);
      return warp(plain, transforms, augmentation.fillMode);
    });
    plain.dispose();
    return warped;
  }

  private imageOf(view: number): number {
    const n = view - this.ofValidation(0);
    return n >= 0 ? this.validation[n]! : this.train[view % this.trainImages]!;
  }

  private variantOf(view: number): number {
    return view < this.ofValidation(0) ? Math.floor(view / this.trainImages) : 0;
  }
}
