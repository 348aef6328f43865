import * as tf from '@tensorflow/tfjs';
import type { ImageHash, Snapshot } from '../../../domain/dataset/dataset';
import type { Recipe } from '../../../domain/recipe/recipe';
import type { Draws } from '../../augment/draws';
import { applyPhotometric, UNCHANGED } from '../../augment/photometric';
import { TRANSFORM_LENGTH } from '../../augment/transforms';
import type { ViewList } from '../../features/gather';
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
 * pure function of snapshot, recipe, draws and the view's number.
 */
export class AugmentedViews implements ViewList {
  /** Training images. */
  readonly trainImages: number;
  readonly validationImages: number;
  /** Views of each training image: the unaugmented one and every variant. */
  readonly perImage: number;
  /** Views in all. */
  readonly count: number;
  /** By variant; the unaugmented images are the same for every run. */
  readonly draws: readonly string[];
  private readonly train: Uint32Array;
  private readonly validation: Uint32Array;

  /** `variants`: augmented copies of each training image, besides the unaugmented one. */
  constructor(
    private readonly pixels: Pixels,
    private readonly snapshot: Snapshot,
    private readonly recipe: Recipe,
    private readonly drawn: Draws,
    variants: number,
  ) {
    this.train = indicesOf(snapshot, 'train');
    this.validation = indicesOf(snapshot, 'validation');
    this.trainImages = this.train.length;
    this.validationImages = this.validation.length;
    this.perImage = viewsPerImage(recipe.augmentation, variants);
    this.count = this.perImage * this.trainImages + this.validationImages;
    this.draws = Array.from({ length: this.perImage }, (_, variant) =>
      variant === 0 ? '' : drawn.keyOf(variant),
    );
  }

  /** The view of the n-th training image in a variant; 0 is the unaugmented one. */
  ofTraining(n: number, variant: number): number {
    return variant * this.trainImages + n;
  }

  ofValidation(n: number): number {
    return this.perImage * this.trainImages + n;
  }

  hashOf(view: number): ImageHash {
    return this.snapshot.items[this.imageOf(view)]!.hash;
  }

  drawOf(view: number): number {
    return view < this.ofValidation(0) ? Math.floor(view / this.trainImages) : 0;
  }

  /** The class index of a view's image. */
  classOf(view: number): number {
    return this.snapshot.items[this.imageOf(view)]!.classIndex;
  }

  /** Raw RGB 0–255, float32 [views.length, size, size, 3]. */
  read(views: ArrayLike<number>): tf.Tensor4D {
    const images = Array.from(views, (view) => this.imageOf(view));
    const variants = Array.from(views, (view) => this.drawOf(view));
    const plain = pixelTensor(this.pixels, images, images.length);
    if (variants.every((variant) => variant === 0)) return plain;
    const { size } = this.pixels;
    const matrices = variants.flatMap((variant, row) =>
      variant === 0 ? IDENTITY : [...this.drawn.transforms([images[row]!], size, variant)],
    );
    const { fillMode, photometric } = this.recipe.augmentation;
    const values = variants.map((variant, row) =>
      variant === 0 ? UNCHANGED : this.drawn.photometric([images[row]!], variant)?.[0],
    );
    const warped = tf.tidy(() => {
      const transforms = tf.tensor2d(matrices, [images.length, TRANSFORM_LENGTH]);
      const moved = warp(plain, transforms, fillMode);
      const drawn = values.filter((value) => value !== undefined);
      return drawn.length === values.length ? applyPhotometric(moved, drawn, photometric) : moved;
    });
    plain.dispose();
    return warped;
  }

  private imageOf(view: number): number {
    const n = view - this.ofValidation(0);
    return n >= 0 ? this.validation[n]! : this.train[view % this.trainImages]!;
  }
}
