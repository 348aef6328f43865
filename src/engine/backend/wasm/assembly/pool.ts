/** 2×2 max-pool of four pixels, four channels at once. */

/**
 * `to` gets ReLU(the largest of a window's four pixels + bias), `winners` a byte a channel: which
 * it was (0–3, by rows), or 4 where ReLU is 0.
 */
// @ts-ignore: decorator
@inline
export function poolPixels(
  topLeft: v128, topRight: v128, bottomLeft: v128, bottomRight: v128, bias: v128,
  to: usize, winners: usize,
): void {
  const zero = f32x4.splat(0);
  let better = f32x4.gt(topRight, topLeft);
  let best = v128.bitselect(topRight, topLeft, better);
  let index = v128.and(i32x4.splat(1), better);
  better = f32x4.gt(bottomLeft, best);
  best = v128.bitselect(bottomLeft, best, better);
  index = v128.bitselect(i32x4.splat(2), index, better);
  better = f32x4.gt(bottomRight, best);
  best = v128.bitselect(bottomRight, best, better);
  index = v128.bitselect(i32x4.splat(3), index, better);
  best = f32x4.pmax(f32x4.add(best, bias), zero);
  index = v128.bitselect(index, i32x4.splat(4), f32x4.gt(best, zero));
  v128.store(to, best);
  const words = i16x8.narrow_i32x4_s(index, index);
  v128.store32_lane(winners, i8x16.narrow_i16x8_u(words, words), 0);
}
