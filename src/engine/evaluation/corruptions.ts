import * as tf from '@tensorflow/tfjs';
import type { Corruption } from '../../domain/evaluation/robustness';
import { deriveSeed, randomFrom } from '../../domain/random';
import { noPhotometric, type Photometric } from '../../domain/recipe/photometric';
import { applyPhotometric, UNCHANGED, type PhotometricDraw } from '../augment/photometric';
import { TRANSFORM_LENGTH, writeTransform } from '../augment/transforms';
import { warp } from '../augment/warp';

/** The size in pixels that blurs are given for. */
const BLUR_SIZE = 224;

/** RGB bytes, [size, size, 3], encoded as JPEG and decoded again; quality is 0–100. */
export type ThroughJpeg = (
  square: Uint8Array,
  size: number,
  quality: number,
) => Promise<Uint8Array>;

/** Images as RGB bytes, one after another, [n, size, size, 3], and what identifies each. */
export interface Squares {
  pixels: Uint8Array;
  size: number;
  keys: readonly string[];
}

const changed = (
  images: tf.Tensor4D,
  name: keyof Photometric,
  amount: number,
  draws: PhotometricDraw[],
): tf.Tensor4D =>
  applyPhotometric(images, draws, { ...noPhotometric, [name]: { enabled: true, amount } });

/** ImageNet-C's: the value of HSV, which is the largest channel, is raised by `level`. */
function brighter(images: tf.Tensor4D, level: number): tf.Tensor4D {
  const value = tf.max(images, 3, true);
  const raised = tf.minimum(255, tf.add(value, 255 * level));
  // Black has no colour to keep: it becomes grey.
  const black = tf.cast(tf.equal(value, 0), 'float32');
  const scaled = tf.mul(images, tf.div(raised, tf.add(value, black)));
  return tf.add(scaled, tf.mul(black, raised));
}

/** By the image, so that a model's strengths are of the same places, turns and noise. */
const randomOf = (key: string) => randomFrom(deriveSeed(1, 'corruption', key));

function rotated(images: tf.Tensor4D, keys: readonly string[], degrees: number): tf.Tensor4D {
  const transforms = new Float32Array(keys.length * TRANSFORM_LENGTH);
  keys.forEach((key, i) => {
    const theta = randomOf(key)() < 0.5 ? degrees : -degrees;
    const still = { tx: 0, ty: 0, shear: 0, zx: 1, zy: 1, flip: false };
    writeTransform({ theta, ...still }, images.shape[1], transforms, i * TRANSFORM_LENGTH);
  });
  return warp(images, tf.tensor2d(transforms, [keys.length, TRANSFORM_LENGTH]), 'nearest');
}

function onBackend(
  images: tf.Tensor4D,
  keys: readonly string[],
  corruption: Exclude<Corruption, 'jpeg'>,
  level: number,
): tf.Tensor4D {
  const size = images.shape[1];
  switch (corruption) {
    case 'noise': {
      const draws = keys.map((key) => ({
        ...UNCHANGED,
        ...{ noise: 255 * level, noiseSeed: deriveSeed(1, 'noise', key) },
      }));
      return changed(images, 'noise', level, draws);
    }
    case 'blur': {
      const sigma = (level * size) / BLUR_SIZE;
      return changed(
        images,
        'blur',
        sigma,
        keys.map(() => ({ ...UNCHANGED, sigma })),
      );
    }
    case 'brightness':
      return brighter(images, level);
    case 'occlusion': {
      const draws = keys.map((key) => {
        const random = randomOf(key);
        // Wholly within the image.
        const place = () => level / 2 + random() * (1 - level);
        return { ...UNCHANGED, cutout: { x: place(), y: place(), side: level } };
      });
      return changed(images, 'cutout', level, draws);
    }
    case 'rotation':
      return rotated(images, keys, level);
  }
}

/**
 * The images at one level of a corruption (domain/evaluation/robustness.ts), in whole levels of
 * 0–255: float32 [n, size, size, 3], which the caller disposes of.
 */
export async function corrupt(
  { pixels, size, keys }: Squares,
  corruption: Corruption,
  level: number,
  throughJpeg: ThroughJpeg,
): Promise<tf.Tensor4D> {
  const shape: [number, number, number, number] = [keys.length, size, size, 3];
  if (corruption === 'jpeg') {
    const bytes = size * size * 3;
    const encoded = new Float32Array(pixels.length);
    for (let i = 0; i < keys.length; i++) {
      const square = pixels.subarray(i * bytes, (i + 1) * bytes);
      encoded.set(await throughJpeg(square, size, level), i * bytes);
    }
    return tf.tensor4d(encoded, shape);
  }
  return tf.tidy(() => {
    const images = tf.tensor4d(Float32Array.from(pixels), shape);
    return tf.round(tf.clipByValue(onBackend(images, keys, corruption, level), 0, 255));
  });
}
