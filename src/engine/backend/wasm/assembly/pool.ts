/** 2×2 max-pool of four pixels, four channels at once. */

/**
 * `to` gets ReLU(the largest of a window's four pixels + bias), `winners` a byte a channel: which
 * it was (0–3, by rows), or 4 where ReLU is 0. The pixels are at `top` and `bottom`, and `pixel` bytes
 * after each.
 */
// @ts-ignore: decorator
@inline
export function poolPixels(
  top: usize, bottom: usize, pixel: usize, bias: v128, to: usize, winners: usize,
): void {
  const zero = f32x4.splat(0);
  let best = v128.load(top);
  let index = i32x4.splat(0);
  let other = v128.load(top + pixel);
  let better = f32x4.gt(other, best);
  best = v128.bitselect(other, best, better);
  index = v128.bitselect(i32x4.splat(1), index, better);
  other = v128.load(bottom);
  better = f32x4.gt(other, best);
  best = v128.bitselect(other, best, better);
  index = v128.bitselect(i32x4.splat(2), index, better);
  other = v128.load(bottom + pixel);
  better = f32x4.gt(other, best);
  best = v128.bitselect(other, best, better);
  index = v128.bitselect(i32x4.splat(3), index, better);
  best = f32x4.pmax(f32x4.add(best, bias), zero);
  index = v128.bitselect(index, i32x4.splat(4), f32x4.gt(best, zero));
  v128.store(to, best);
  const words = i16x8.narrow_i32x4_s(index, index);
  v128.store32_lane(winners, i8x16.narrow_i16x8_u(words, words), 0);
}
