import { deriveSeed, randomFrom } from '../../domain/random';
import type { Augmentation } from '../../domain/recipe/augmentation';

/** One random draw of Keras's `get_random_transform`: degrees, pixels, factors. */
export interface AffineDraw {
  /** Degrees. */
  theta: number;
  /** Pixels along the width; positive moves the image left, as in Keras. */
  tx: number;
  /** Pixels along the height; positive moves the image up, as in Keras. */
  ty: number;
  /** Degrees. */
  shear: number;
  /** Below 1 magnifies. */
  zx: number;
  zy: number;
  flip: boolean;
}

/** A projective transform as tf.image.transform takes it: [a0 a1 a2 b0 b1 b2 c0 c1], output → input. */
export const TRANSFORM_LENGTH = 8;

/**
 * Keras's `apply_affine_transform` and then its horizontal flip, as one matrix:
 * rotation · shift · shear · zoom about the image's centre ((size - 1) / 2, pixels
 * sampled at their centres), written into `out` at `offset`. It maps a point of the
 * output, x right and y down, to the point of the input that is sampled there.
 */
export function writeTransform(draw: AffineDraw, size: number, out: Float32Array, offset = 0) {
  const theta = (draw.theta * Math.PI) / 180;
  const shear = (draw.shear * Math.PI) / 180;
  const cos = Math.cos(theta);
  const sin = Math.sin(theta);
  // R · T · H · Z, where H = [[1, -sin s], [0, cos s]]; the shift is rotated by R only.
  let a = cos * draw.zx;
  const b = (-cos * Math.sin(shear) - sin * Math.cos(shear)) * draw.zy;
  let c = sin * draw.zx;
  const d = (-sin * Math.sin(shear) + cos * Math.cos(shear)) * draw.zy;
  const centre = (size - 1) / 2;
  let x = cos * draw.tx - sin * draw.ty + centre - (a + b) * centre;
  let y = sin * draw.tx + cos * draw.ty + centre - (c + d) * centre;
  if (draw.flip) {
    // The flip comes after the warp: output column j is the warp's column size - 1 - j.
    x += a * (size - 1);
    y += c * (size - 1);
    a = -a;
    c = -c;
  }
  out.set([a, b, x, c, d, y, 0, 0], offset);
}

/** The draw of one image. Every number is always drawn, so switching one off changes no other. */
export function drawAffine(augmentation: Augmentation, size: number, seed: number): AffineDraw {
  const random = randomFrom(seed);
  const spread = (range: { enabled: boolean; amount: number }) =>
    (2 * random() - 1) * (range.enabled ? range.amount : 0);
  const theta = spread(augmentation.rotation);
  const ty = spread(augmentation.heightShift) * size;
  const tx = spread(augmentation.widthShift) * size;
  const shear = spread(augmentation.shear);
  const zx = 1 + spread(augmentation.zoom);
  const zy = 1 + spread(augmentation.zoom);
  const flip = random() < 0.5 && augmentation.horizontalFlip;
  return { theta, tx, ty, shear, zx, zy, flip };
}

/**
 * One random transform per image, [n, 8] row by row, for tf.image.transform (output →
 * input). `imageKeys` identify the images (their index in the snapshot, or their hash),
 * `variant` is the epoch or the number of the cached variant. A pure function: the same seed, key
 * and variant give the same matrix, whatever the batch.
 */
export function variantTransforms(
  augmentation: Augmentation,
  size: number,
  seed: number,
  imageKeys: ArrayLike<number | string>,
  variant: number,
): Float32Array<ArrayBuffer> {
  const transforms = new Float32Array(imageKeys.length * TRANSFORM_LENGTH);
  for (let i = 0; i < imageKeys.length; i++) {
    const own = deriveSeed(seed, 'augment', variant, imageKeys[i]!);
    writeTransform(drawAffine(augmentation, size, own), size, transforms, i * TRANSFORM_LENGTH);
  }
  return transforms;
}
