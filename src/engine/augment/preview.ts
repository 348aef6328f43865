import * as tf from '@tensorflow/tfjs';
import type { ImageHash } from '../../domain/dataset/dataset';
import { deriveSeed } from '../../domain/random';
import { isPhotometric, type Augmentation } from '../../domain/recipe/augmentation';
import type { PreviewImage } from '../protocol/inference';
import { applyPhotometric, photometricDraws } from './photometric';
import { TRANSFORM_LENGTH, variantTransforms } from './transforms';
import { warp } from './warp';

/** Decoded squares kept, so that dragging a slider decodes nothing: 64 of 96 px take 1.8 MB. */
const KEPT_SQUARES = 64;

/** A stored image as uint8 RGB [size, size, 3]; rejects when it is gone or cannot be decoded. */
export type DecodeSquare = (hash: ImageHash, size: number) => Promise<Uint8Array>;

export type PreviewAugmentation = (
  hashes: ImageHash[],
  augmentation: Augmentation,
  seed: number,
  variants: number,
  size: number,
) => Promise<PreviewImage[]>;

/** Opaque RGBA of `pixels` values of RGB, from `start` on; values are rounded to bytes. */
function toRgba(
  rgb: ArrayLike<number>,
  start: number,
  pixels: number,
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(pixels * 4).fill(255);
  for (let p = 0; p < pixels; p++) {
    rgba[p * 4] = rgb[start + p * 3]!;
    rgba[p * 4 + 1] = rgb[start + p * 3 + 1]!;
    rgba[p * 4 + 2] = rgb[start + p * 3 + 2]!;
  }
  return rgba;
}

/** Each square `variants` times, randomly warped: [squares × variants, size, size, 3], 0–255. */
async function warpedVariants(
  squares: { hash: ImageHash; square: Uint8Array }[],
  augmentation: Augmentation,
  seed: number,
  variants: number,
  size: number,
): Promise<Float32Array> {
  const count = squares.length * variants;
  const transforms = new Float32Array(count * TRANSFORM_LENGTH);
  // Repeated here rather than by tf.tile, which costs more than the warp itself on WASM.
  const pixels = new Float32Array(count * size * size * 3);
  const keys = Array.from({ length: variants }, (_, v) => v);
  squares.forEach(({ hash, square }, i) => {
    // Seeded by the image, so that its variants do not depend on the other images.
    const matrices = variantTransforms(augmentation, size, deriveSeed(seed, hash), keys, 0);
    transforms.set(matrices, i * variants * TRANSFORM_LENGTH);
    for (const v of keys) pixels.set(square, (i * variants + v) * square.length);
  });
  const { fillMode, photometric } = augmentation;
  const warped = tf.tidy(() => {
    const matrices = tf.tensor2d(transforms, [count, TRANSFORM_LENGTH]);
    const moved = warp(tf.tensor4d(pixels, [count, size, size, 3]), matrices, fillMode);
    if (!isPhotometric(photometric)) return moved;
    const draws = squares.flatMap(({ hash }) =>
      keys.flatMap((key) => photometricDraws(photometric, deriveSeed(seed, hash), [key], 0)),
    );
    return applyPhotometric(moved, draws, photometric);
  });
  try {
    return await warped.data<'float32'>();
  } finally {
    warped.dispose();
  }
}

/**
 * The live preview: for each image the unaugmented one first, then `variants` random ones,
 * made as in training. Images that can no longer be decoded are left out.
 * Uses the current backend; the same seed gives the same variants.
 */
export function createPreview(decode: DecodeSquare): PreviewAugmentation {
  const kept = new Map<string, Uint8Array>();

  async function squareOf(hash: ImageHash, size: number): Promise<Uint8Array | null> {
    const key = `${size}/${hash}`;
    const square = kept.get(key) ?? (await decode(hash, size).catch(() => null));
    if (!square) return null;
    // A Map keeps insertion order: the first entry is the least recently used.
    kept.delete(key);
    kept.set(key, square);
    if (kept.size > KEPT_SQUARES) kept.delete(kept.keys().next().value!);
    return square;
  }

  return async (hashes, augmentation, seed, variants, size) => {
    const decoded = await Promise.all(
      hashes.map(async (hash) => ({ hash, square: await squareOf(hash, size) })),
    );
    const squares = decoded.flatMap(({ hash, square }) => (square ? [{ hash, square }] : []));
    if (squares.length === 0) return [];
    const warped =
      variants > 0 ? await warpedVariants(squares, augmentation, seed, variants, size) : [];
    const pixels = size * size;
    return squares.map(({ hash, square }, i) => ({
      hash,
      size,
      variants: [
        toRgba(square, 0, pixels),
        ...Array.from({ length: variants }, (_, v) =>
          toRgba(warped, (i * variants + v) * pixels * 3, pixels),
        ),
      ],
    }));
  };
}
