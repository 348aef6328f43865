import { message, StudioError, type Text } from '../../texts/message';

/** The first bits that mean infinity: every finite half-precision number is below. */
const INFINITY_BITS = 0x7c00;

/**
 * The bits of the half-precision number nearest to a single-precision one, given by its
 * bits; of two equally near, the even one. `INFINITY_BITS` or more for what is too large.
 */
function halfBits(single: number): number {
  const sign = (single >>> 16) & 0x8000;
  const mantissa = single & 0x7fffff;
  // The exponent as half precision counts it: its bias is 15, that of single precision 127.
  const exponent = ((single >>> 23) & 0xff) - 127 + 15;
  if (exponent > 30) return sign | INFINITY_BITS;
  const subnormal = exponent <= 0;
  // Half precision keeps 10 of the 23 bits of the mantissa, and fewer of a subnormal number.
  const shift = subnormal ? 14 - exponent : 13;
  if (shift > 24) return sign;
  const digits = subnormal ? 0x800000 | mantissa : (exponent << 23) | mantissa;
  const kept = digits >>> shift;
  const rest = digits & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  const up = rest > half || (rest === half && (kept & 1) === 1);
  return sign | (kept + (up ? 1 : 0));
}

/** The number that half-precision bits stand for. */
function singleOf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const digits = bits & 1023;
  const magnitude = exponent === 0 ? digits * 2 ** -24 : (1024 + digits) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -magnitude : magnitude;
}

/**
 * The bits of these weights at half precision. Throws an Error with a message for the user,
 * naming the weights and the format to take instead, when a value is too large for it.
 */
export function halvesOf(
  values: Float32Array,
  name: string,
  instead: Text,
): Uint16Array<ArrayBuffer> {
  const singles = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(singles.length);
  let largest = 0;
  for (let i = 0; i < halves.length; i++) {
    halves[i] = halfBits(singles[i]!);
    largest = Math.max(largest, halves[i]! & 0x7fff);
  }
  if (largest >= INFINITY_BITS) {
    throw new StudioError(message('exporting.beyondFloat16', { name, instead, most: 65_504 }));
  }
  return halves;
}

/** The numbers that half-precision bits stand for. A table and a loop: a page decodes millions as it opens. */
export function singlesOf(halves: Uint16Array): Float32Array {
  const known = Float32Array.from({ length: 1 << 16 }, (_, bits) => singleOf(bits));
  const singles = new Float32Array(halves.length);
  for (let i = 0; i < singles.length; i++) singles[i] = known[halves[i]!]!;
  return singles;
}

/** The numbers that are left of these weights at half precision. Throws as `halvesOf` does. */
export const roundedToHalf = (...of: Parameters<typeof halvesOf>): Float32Array =>
  singlesOf(halvesOf(...of));
