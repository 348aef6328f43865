import * as tf from '@tensorflow/tfjs';
import { deriveSeed, randomFrom } from '../../domain/random';
import type { Photometric } from '../../domain/recipe/photometric';
import { throughJpeg } from './jpeg';

/** What is drawn for one image. */
export interface PhotometricDraw {
  /** Factors: 1 changes nothing. */
  brightness: number;
  contrast: number;
  saturation: number;
  /** Standard deviation of the blur, in pixels. */
  sigma: number;
  /** Standard deviation of the noise, in levels of 0–255, and the seed of its values. */
  noise: number;
  noiseSeed: number;
  /** Centre and side of the square that is cut out, as fractions of the image's side. */
  cutout: { x: number; y: number; side: number };
  /** Of JPEG, a whole number of 1–100; null leaves the image as it is. */
  quality: number | null;
}

/** The draw that changes nothing. */
export const UNCHANGED: PhotometricDraw = {
  ...{ brightness: 1, contrast: 1, saturation: 1, sigma: 0, noise: 0, noiseSeed: 0 },
  cutout: { x: 0, y: 0, side: 0 },
  quality: null,
};

/** Weights of red, green and blue in torchvision's grey. */
const GREY = [0.2989, 0.587, 0.114];

const amountOf = ({ enabled, amount }: Photometric['noise']): number => (enabled ? amount : 0);

/** The draw of one image. Every number is always drawn, so switching one off changes no other. */
export function drawPhotometric(photometric: Photometric, seed: number): PhotometricDraw {
  const random = randomFrom(seed);
  const { brightness, contrast, saturation, blur, noise, cutout, jpeg } = photometric;
  const factor = (range: Photometric['noise']) => 1 + (2 * random() - 1) * amountOf(range);
  const draw = {
    brightness: factor(brightness),
    contrast: factor(contrast),
    saturation: factor(saturation),
    sigma: random() * amountOf(blur),
    noise: random() * amountOf(noise) * 255,
    noiseSeed: Math.floor(random() * 2 ** 32),
    cutout: { x: random(), y: random(), side: random() * amountOf(cutout) },
  };
  const quality = jpeg.amount + Math.floor(random() * (101 - jpeg.amount));
  return { ...draw, quality: jpeg.enabled ? quality : null };
}

/**
 * One draw per image: as `variantTransforms` a pure function of seed, key and variant, and apart from the
 * draws of those.
 */
export const photometricDraws = (
  photometric: Photometric,
  seed: number,
  imageKeys: ArrayLike<number | string>,
  variant: number,
): PhotometricDraw[] =>
  Array.from(imageKeys, (key) =>
    drawPhotometric(photometric, deriveSeed(seed, 'photometric', variant, key)),
  );

/** Standard normal values by Box and Muller's transform: two for each two uniform numbers. */
function writeNormal(out: Float32Array, seed: number): void {
  const random = randomFrom(seed);
  for (let i = 0; i < out.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    out[i] = radius * Math.cos(angle);
    if (i + 1 < out.length) out[i + 1] = radius * Math.sin(angle);
  }
}

/** Values for each image of a batch, to be multiplied with it. */
const each = (draws: readonly PhotometricDraw[], of: (draw: PhotometricDraw) => number) =>
  tf.tensor4d(draws.map(of), [draws.length, 1, 1, 1]);

const greyOf = (images: tf.Tensor4D): tf.Tensor4D =>
  tf.sum(tf.mul(images, tf.tensor1d(GREY)), 3, true);

/** factor · images + (1 − factor) · other, within 0–255, as torchvision's `_blend`. */
const blend = (images: tf.Tensor4D, other: tf.Tensor, factor: tf.Tensor4D): tf.Tensor4D =>
  tf.clipByValue(tf.add(tf.mul(images, factor), tf.mul(other, tf.sub(1, factor))), 0, 255);

/** Taps of a Gaussian from −radius to radius, which sum to 1; sigma 0 is the middle one alone. */
export function gaussianTaps(sigma: number, radius: number): number[] {
  const taps = Array.from({ length: 2 * radius + 1 }, (_, k) =>
    sigma === 0 ? Number(k === radius) : Math.exp(-0.5 * ((k - radius) / sigma) ** 2),
  );
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** One pass of the blur along an axis (1 or 2); the border is mirrored at the middle of its pixels. */
function blurAlong(images: tf.Tensor4D, axis: 1 | 2, taps: readonly number[][]): tf.Tensor4D {
  const size = images.shape[axis];
  const radius = (taps[0]!.length - 1) / 2;
  const places = Array.from({ length: size + 2 * radius }, (_, i) => {
    const at = Math.abs(i - radius);
    return at < size ? at : 2 * (size - 1) - at;
  });
  const padded = tf.gather(images, tf.tensor1d(places, 'int32'), axis);
  let sum: tf.Tensor4D | null = null;
  for (let k = 0; k <= 2 * radius; k++) {
    const shifted = tf.slice(
      padded,
      axis === 1 ? [0, k] : [0, 0, k],
      [images.shape[0], images.shape[1], images.shape[2], images.shape[3]].slice(0, axis + 1),
    );
    const weights = tf.tensor4d(
      taps.map((own) => own[k]!),
      [taps.length, 1, 1, 1],
    );
    const part = tf.mul<tf.Tensor4D>(shifted, weights);
    sum = sum ? tf.add(sum, part) : part;
  }
  return sum!;
}

/** 0 where a row or column is within the square that is cut out, else 1: [n, size]. */
const outside = (draws: readonly PhotometricDraw[], size: number, axis: 'x' | 'y'): number[][] =>
  draws.map(({ cutout }) =>
    Array.from({ length: size }, (_, i) =>
      Number(Math.abs((i + 0.5) / size - cutout[axis]) >= cutout.side / 2),
    ),
  );

function cutOut(images: tf.Tensor4D, draws: readonly PhotometricDraw[]): tf.Tensor4D {
  const [count, height, width] = images.shape;
  const rows = tf.reshape(tf.tensor2d(outside(draws, height, 'y')), [count, height, 1, 1]);
  const columns = tf.reshape(tf.tensor2d(outside(draws, width, 'x')), [count, 1, width, 1]);
  // Outside of the square is where the row or the column is outside of it.
  return tf.mul(images, tf.maximum(rows, columns));
}

/** Each image that has a quality at that quality; the others as they are, to the last bit. */
function compressed(images: tf.Tensor4D, draws: readonly PhotometricDraw[]): tf.Tensor4D {
  const changed = throughJpeg(
    images,
    draws.map(({ quality }) => quality ?? 100),
  );
  const chosen = each(draws, ({ quality }) => Number(quality !== null));
  return tf.add(tf.mul(changed, chosen), tf.mul(images, tf.sub(1, chosen)));
}

/**
 * Change the values of every image of a batch, in the order of the ranges; the geometric changes
 * come before. Ranges that are off cost nothing.
 *
 * @param batch float32 0–255 [n, height, width, 3]; noise and blur take it as it is
 * @param draws one per image, as `photometricDraws` makes them for these ranges
 * @returns float32 0–255 of the same shape, on any backend
 */
export function applyPhotometric(
  batch: tf.Tensor4D,
  draws: readonly PhotometricDraw[],
  photometric: Photometric,
): tf.Tensor4D {
  const on = (name: keyof Photometric) => amountOf(photometric[name]) > 0;
  return tf.tidy(() => {
    let images = batch.clone();
    if (on('brightness')) {
      const factors = each(draws, ({ brightness }) => brightness);
      images = tf.clipByValue(tf.mul<tf.Tensor4D>(images, factors), 0, 255);
    }
    if (on('contrast')) {
      const mean = tf.mean(greyOf(images), [1, 2], true);
      images = blend(
        images,
        mean,
        each(draws, ({ contrast }) => contrast),
      );
    }
    if (on('saturation')) {
      images = blend(
        images,
        greyOf(images),
        each(draws, ({ saturation }) => saturation),
      );
    }
    if (on('blur')) {
      // One number of taps for the whole batch, as many as the strongest blur needs.
      const radius = Math.max(1, Math.ceil(3 * amountOf(photometric.blur)));
      const taps = draws.map(({ sigma }) => gaussianTaps(sigma, radius));
      images = blurAlong(blurAlong(images, 1, taps), 2, taps);
    }
    if (on('noise')) {
      const values = new Float32Array(images.size);
      const own = images.size / draws.length;
      draws.forEach(({ noiseSeed }, i) =>
        writeNormal(values.subarray(i * own, (i + 1) * own), noiseSeed),
      );
      const noise = tf.mul(
        tf.tensor4d(values, images.shape),
        each(draws, ({ noise: deviation }) => deviation),
      );
      images = tf.clipByValue(tf.add<tf.Tensor4D>(images, noise), 0, 255);
    }
    if (on('cutout')) images = cutOut(images, draws);
    return on('jpeg') ? compressed(images, draws) : images;
  });
}
