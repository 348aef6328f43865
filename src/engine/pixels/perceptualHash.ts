import type { Luma } from './frame';
import { triangleWeights } from './resize';

const SIDE = 32;
const KEPT = 16;

/** cosines[u * SIDE + x]: the basis of a one-dimensional DCT-II, lowest KEPT frequencies. */
const cosines = Float64Array.from({ length: KEPT * SIDE }, (_, i) =>
  Math.cos(((2 * (i % SIDE) + 1) * Math.floor(i / SIDE) * Math.PI) / (2 * SIDE)),
);

/** Rec. 601 luma of RGBA bytes. */
function lumaOf(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Luma {
  const bytes = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < bytes.length; i++, at += 4) {
    bytes[i] = 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]! + 0.5;
  }
  return { bytes, offset: 0, stride: width, width, height };
}

/** The image squashed to SIDE × SIDE by a triangle filter; in what unit does not matter to the hash. */
function shrunk({ bytes, offset, stride, width, height }: Luma): Float64Array {
  const down = triangleWeights(height, SIDE);
  const across = triangleWeights(width, SIDE);
  const result = new Float64Array(SIDE * SIDE);
  const row = new Float64Array(width);
  for (let y = 0; y < SIDE; y++) {
    row.fill(0);
    for (let k = 0; k < down.counts[y]!; k++) {
      const weight = down.values[y * down.stride + k]!;
      const from = offset + (down.starts[y]! + k) * stride;
      for (let x = 0; x < width; x++) row[x]! += bytes[from + x]! * weight;
    }
    for (let x = 0; x < SIDE; x++) {
      const from = across.starts[x]!;
      let sum = 0;
      for (let k = 0; k < across.counts[x]!; k++) {
        sum += row[from + k]! * across.values[x * across.stride + k]!;
      }
      result[y * SIDE + x] = sum;
    }
  }
  return result;
}

/** The lowest 16 × 16 coefficients of the image's two-dimensional DCT. */
function lowFrequencies(values: Float64Array): Float64Array {
  const rows = new Float64Array(SIDE * KEPT);
  for (let y = 0; y < SIDE; y++) {
    for (let u = 0; u < KEPT; u++) {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) sum += values[y * SIDE + x]! * cosines[u * SIDE + x]!;
      rows[y * KEPT + u] = sum;
    }
  }
  const result = new Float64Array(KEPT * KEPT);
  for (let v = 0; v < KEPT; v++) {
    for (let u = 0; u < KEPT; u++) {
      let sum = 0;
      for (let y = 0; y < SIDE; y++) sum += rows[y * KEPT + u]! * cosines[v * SIDE + y]!;
      result[v * KEPT + u] = sum;
    }
  }
  return result;
}

/**
 * The appearance of an image, in 256 bits: one bit a low frequency of its 32 × 32
 * luma, set when above the median ("pHash"). Scaling, recompression and small
 * changes of light leave most bits as they are. The usual 64 bits are too few
 * here: portraits share their layout, and on 3,394 images of faces half of
 * the pairs 8 bits apart were different people. With 256, pairs up to 58 bits
 * apart look the same to a user.
 *
 * @returns 64 hex digits.
 */
export function lumaHash(luma: Luma): string {
  const frequencies = lowFrequencies(shrunk(luma));
  // The first is the mean brightness, which says nothing of what is in the image.
  frequencies[0] = -Infinity;
  const median = frequencies.toSorted()[(KEPT * KEPT) / 2]!;
  let hex = '';
  for (let at = 0; at < frequencies.length; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit++) digit = digit * 2 + (frequencies[at + bit]! > median ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
}

/** The same of RGBA bytes: the whole image, or a thumbnail of it. */
export const perceptualHash = (
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
): string => lumaHash(lumaOf(rgba, width, height));
