import * as tf from '@tensorflow/tfjs';
import type { FillMode } from '../../domain/recipe/augmentation';

/** More than any transform of a recipe reaches outside the image, in image sides. */
const REFLECTED_SIDES = 8;

/**
 * tfjs 4.22 on WASM compares with an unsigned length and so never reflects at the left
 * and upper edges. Reflection repeats every two sides: adding whole periods to every
 * source point changes nothing and makes all coordinates positive, where all backends agree.
 */
function shiftedToPositive(transforms: tf.Tensor2D, height: number, width: number): tf.Tensor2D {
  const x = REFLECTED_SIDES * width;
  const y = REFLECTED_SIDES * height;
  return tf.add(transforms, tf.tensor2d([0, 0, x, 0, 0, y, 0, 0], [1, 8]));
}

/** One at a time: tfjs 4.22 on the plain CPU backend returns from inside its loop over the batch. */
function warpEach(images: tf.Tensor4D, transforms: tf.Tensor2D, fillMode: FillMode): tf.Tensor4D {
  const count = images.shape[0];
  const warped = tf.split<tf.Tensor4D>(images, count).map((image, i) => {
    const own = tf.slice(transforms, [i, 0], [1, 8]);
    return tf.image.transform(image, own, 'bilinear', fillMode);
  });
  return tf.concat(warped);
}

/**
 * Warp every image of a batch by its own affine transform, bilinearly, in one operation.
 *
 * @param batch [n, height, width, channels], any numeric type; values are kept as they are.
 * @param transforms [n, 8], output → input, as `variantTransforms` makes them.
 * @param fillMode how points outside the image are filled. 'constant' is 0 (black), as in Keras;
 *   'wrap' has one copy to each side and repeats the edge pixel beyond, as TensorFlow's does.
 * @returns float32 of the batch's shape, on any backend.
 */
export function warp(batch: tf.Tensor4D, transforms: tf.Tensor2D, fillMode: FillMode): tf.Tensor4D {
  return tf.tidy(() => {
    const images: tf.Tensor4D = tf.cast(batch, 'float32');
    const [, height, width] = batch.shape;
    const matrices =
      fillMode === 'reflect' ? shiftedToPositive(transforms, height, width) : transforms;
    if (tf.getBackend() === 'cpu') return warpEach(images, matrices, fillMode);
    return tf.image.transform(images, matrices, 'bilinear', fillMode);
  });
}
