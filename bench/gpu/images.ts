/** Drawn images and noise, the same on every backend and machine. */

/** An unsigned 32-bit hash of an index (the finaliser of MurmurHash3). */
function hash(index: number, seed: number): number {
  let h = (index ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** `length` values, uniform in [-1, 1). */
export function noise(length: number, seed: number): Float32Array {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i++) values[i] = hash(i, seed) / 0x80000000 - 1;
  return values;
}

/** 0 or 1, in an order without a pattern. */
export const labelOf = (index: number): number => hash(index, 7) & 1;

/**
 * RGB bytes of `count` squares from number `first` on: a disc of one of two colours, by label, on
 * a slope, with noise. A network can learn them, and not in one step.
 */
export function drawnImages(size: number, count: number, first: number): Uint8Array {
  const bytes = new Uint8Array(count * size * size * 3);
  let at = 0;
  for (let image = first; image < first + count; image++) {
    const [x, y, radius] = [1, 2, 3].map((seed) => 0.3 + (0.4 * hash(image, seed)) / 2 ** 32);
    const colour = labelOf(image) ? [70, 25, 0] : [0, 25, 70];
    for (let pixel = 0; pixel < size * size; pixel++) {
      const [u, v] = [(pixel % size) / size, Math.floor(pixel / size) / size];
      const inside = Math.hypot(u - x!, v - y!) < radius! / 2;
      for (const channel of [0, 1, 2]) {
        const slope = 60 + 50 * u + 30 * v + (hash(at, 11) / 2 ** 32) * 40;
        bytes[at++] = slope + (inside ? colour[channel]! : 0);
      }
    }
  }
  return bytes;
}
