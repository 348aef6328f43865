/**
 * JPEG's loss, without its file: byte for byte what libjpeg's encoder and decoder make of an image at
 * a quality, with their defaults (colour at half the size, averaged and interpolated as they do).
 *
 * Every sum here is of whole numbers that stay within 2²⁴, which float32 holds exactly. So no order
 * of adding and no fused multiplication changes a bit, and the same bytes give the same bytes on every
 * backend, where one coefficient that was rounded otherwise would change 64 pixels.
 */
import * as tf from '@tensorflow/tfjs';
import { cropped, padded, shifted, throughBlocks } from './jpegBlocks';
import { quantisationSteps } from './jpegTables';

/** libjpeg's 16-bit weights of red, green and blue in a plane, and what is added before its division. */
const LUMINANCE = { weights: [19595, 38470, 7471], offset: 32768 };
const BLUE = { weights: [-11059, -21709, 32768], offset: 128 * 65536 + 32767 };
const RED = { weights: [32768, -27439, -5329], offset: 128 * 65536 + 32767 };
/** And of the two colours, less 128, in red, green and blue. */
const OF_BLUE = [0, -22554, 116130];
const OF_RED = [91881, -46802, 0];

/** A 1 × 1 convolution: channels weighted and summed, or one channel made several. */
const mixed = (x: tf.Tensor4D, weights: readonly number[]): tf.Tensor4D => {
  const [inputs, outputs] = [x.shape[3], weights.length / x.shape[3]];
  return tf.conv2d(x, tf.tensor4d([...weights], [1, 1, inputs, outputs]), 1, 'valid');
};

/** Planes of colour at half their size, as libjpeg averages: a half is rounded down and up in turn. */
function halved(planes: tf.Tensor4D): tf.Tensor4D {
  const even = padded(padded(planes, 1, 2), 2, 16);
  const sums = tf.conv2d(even, tf.ones<tf.Rank.R4>([2, 2, 1, 1]), 2, 'valid');
  const halves = Array.from({ length: sums.shape[2] }, (_, x) => 1 + (x % 2));
  return shifted(tf.add<tf.Tensor4D>(sums, tf.tensor3d(halves, [1, halves.length, 1])), 2);
}

/** The four pixels of each one, by how near they are to it and to its eight neighbours: [3][3][4]. */
const TRIANGLES = [0, 1, 2].map((row) =>
  [0, 1, 2].map((column) =>
    [0, 1, 2, 3].map((pixel) => {
      const near = (at: number, side: number) => (at === 1 ? 3 : Number(at === 2 * side));
      return near(row, pixel >> 1) * near(column, pixel % 2);
    }),
  ),
);

/** Planes of colour at their whole size again: libjpeg's triangle filter. */
function doubled(planes: tf.Tensor4D): tf.Tensor4D {
  const bordered = tf.mirrorPad(
    planes,
    [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ],
    'symmetric',
  );
  const filter = tf.reshape<tf.Rank.R4>(tf.tensor3d(TRIANGLES), [3, 3, 1, 4]);
  const sums = tf.add<tf.Tensor4D>(tf.conv2d(bordered, filter, 1, 'valid'), [8, 7, 8, 7]);
  return tf.depthToSpace(shifted(sums, 4), 2, 'NHWC');
}

/**
 * Images as a JPEG file of them would show them.
 *
 * @param images float32 0–255 [n, height, width, 3] of any size; rounded to bytes first
 * @param qualities one per image, whole numbers of 1–100
 * @returns float32 whole numbers 0–255 of the same shape
 */
export function throughJpeg(images: tf.Tensor4D, qualities: readonly number[]): tf.Tensor4D {
  const [, height, width] = images.shape;
  const steps = qualities.map(quantisationSteps);
  return tf.tidy(() => {
    const bytes = tf.floor(tf.add<tf.Tensor4D>(images, 0.5));
    const planeOf = ({ weights, offset }: typeof LUMINANCE) =>
      shifted(tf.add<tf.Tensor4D>(mixed(bytes, weights), offset), 16);
    const luminance = throughBlocks(
      planeOf(LUMINANCE),
      steps.map((step) => step.luminance),
    );
    const small = throughBlocks(
      halved(tf.concat([planeOf(BLUE), planeOf(RED)], 0)),
      [...steps, ...steps].map((step) => step.chrominance),
    );
    // Beyond the image's edge the last column is repeated, not what its padding became.
    const real = cropped(small, small.shape[1], Math.ceil(width / 2));
    const colours = tf.sub<tf.Tensor4D>(cropped(doubled(real), height, width), 128);
    const [blue, red] = tf.split(colours, 2, 0) as [tf.Tensor4D, tf.Tensor4D];
    const sums = tf.add<tf.Tensor4D>(mixed(blue, OF_BLUE), mixed(red, OF_RED));
    const shares = shifted(tf.add<tf.Tensor4D>(sums, 32768), 16);
    return tf.clipByValue(tf.add<tf.Tensor4D>(mixed(luminance, [1, 1, 1]), shares), 0, 255);
  });
}
