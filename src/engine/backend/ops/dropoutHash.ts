/**
 * The one definition of SeededDropout's mask, which every backend's kernel
 * transcribes (GLSL, WASM): element `index` of the flattened input survives when
 *
 *     mix(index * 0x9e3779b1 + seed) >= dropoutThreshold(rate)
 *
 * in unsigned 32-bit arithmetic that wraps. A pure function of index and seed:
 * the same mask on every backend, and nothing to store for the backward pass.
 */

/** Survivors' hashes are at or above this unsigned 32-bit number; `rate` is in [0, 1). */
export const dropoutThreshold = (rate: number): number => Math.floor(rate * 4294967296);

/** What survivors are multiplied by, so that the expected value stays the same. */
export const dropoutScale = (rate: number): number => 1 / (1 - rate);

/** An unsigned 32-bit hash of an element's index (Wellons' lowbias32 over a seeded start). */
export function dropoutHash(index: number, seed: number): number {
  let x = (Math.imul(index, 0x9e3779b1) + seed) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
