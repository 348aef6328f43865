/** A row of a 3×3 depthwise convolution with ReLU6. */
import { clamp, madd } from './simd';

/** Bytes between the pixels that `filterRow` reads. */
const PIXEL: usize = 32;

/** The sum of a window's three rows: three short chains of multiply-adds rather than a long one. */
// @ts-ignore: decorator
@inline
function joined(row0: v128, row1: v128, row2: v128): v128 {
  return clamp(f32x4.add(f32x4.add(row0, row1), row2), f32x4.splat(0), f32x4.splat(6));
}

/**
 * Four channels of one output row with bias and ReLU6, to `to`, `ld` bytes a pixel. The rows of
 * the window are `width` pixels of eight channels, and so are the nine taps.
 */
export function filterRow(
  r0: usize, r1: usize, r2: usize, width: i32, taps: usize,
  bias: usize, to: usize, ld: usize, outWidth: i32, stride: i32, padLeft: i32,
): void {
  const start = v128.load(bias);
  const w00 = v128.load(taps), w01 = v128.load(taps, 32), w02 = v128.load(taps, 64);
  const w10 = v128.load(taps, 96), w11 = v128.load(taps, 128), w12 = v128.load(taps, 160);
  const w20 = v128.load(taps, 192), w21 = v128.load(taps, 224), w22 = v128.load(taps, 256);
  const step = <usize>stride * PIXEL;
  let x = 0;
  if (padLeft > 0) {
    v128.store(to, edge(r0, r1, r2, -1, width, taps, start));
    to += ld;
    x = 1;
  }
  const inside = min(outWidth, (width - 3 + padLeft) / stride + 1);
  const left = <usize>(x * stride - padLeft) * PIXEL;
  let a = r0 + left, b = r1 + left, c = r2 + left;
  for (; x < inside; x++) {
    let row0 = madd(v128.load(a), w00, start);
    let row1 = f32x4.mul(v128.load(b), w10);
    let row2 = f32x4.mul(v128.load(c), w20);
    row0 = madd(v128.load(a, 32), w01, row0);
    row1 = madd(v128.load(b, 32), w11, row1);
    row2 = madd(v128.load(c, 32), w21, row2);
    row0 = madd(v128.load(a, 64), w02, row0);
    row1 = madd(v128.load(b, 64), w12, row1);
    row2 = madd(v128.load(c, 64), w22, row2);
    v128.store(to, joined(row0, row1, row2));
    a += step; b += step; c += step; to += ld;
  }
  for (; x < outWidth; x++, to += ld)
    v128.store(to, edge(r0, r1, r2, x * stride - padLeft, width, taps, start));
}

/** The same for eight channels, as pairs of vectors that V8 joins (pairTiles.ts). */
export function filterPairs(
  r0: usize, r1: usize, r2: usize, width: i32, taps: usize,
  bias: usize, to: usize, ld: usize, outWidth: i32, stride: i32, padLeft: i32,
): void {
  const start = v128.load(bias), start1 = v128.load(bias, 16);
  const w00 = v128.load(taps, 0), u00 = v128.load(taps, 16);
  const w01 = v128.load(taps, 32), u01 = v128.load(taps, 48);
  const w02 = v128.load(taps, 64), u02 = v128.load(taps, 80);
  const w10 = v128.load(taps, 96), u10 = v128.load(taps, 112);
  const w11 = v128.load(taps, 128), u11 = v128.load(taps, 144);
  const w12 = v128.load(taps, 160), u12 = v128.load(taps, 176);
  const w20 = v128.load(taps, 192), u20 = v128.load(taps, 208);
  const w21 = v128.load(taps, 224), u21 = v128.load(taps, 240);
  const w22 = v128.load(taps, 256), u22 = v128.load(taps, 272);
  const step = <usize>stride * PIXEL;
  let x = 0;
  if (padLeft > 0) {
    v128.store(to, edge(r0, r1, r2, -1, width, taps, start));
    v128.store(to, edge(r0 + 16, r1 + 16, r2 + 16, -1, width, taps + 16, start1), 16);
    to += ld;
    x = 1;
  }
  const inside = min(outWidth, (width - 3 + padLeft) / stride + 1);
  const left = <usize>(x * stride - padLeft) * PIXEL;
  let a = r0 + left, b = r1 + left, c = r2 + left;
  for (; x < inside; x++) {
    let row0 = madd(v128.load(a), w00, start), more0 = madd(v128.load(a, 16), u00, start1);
    let row1 = f32x4.mul(v128.load(b), w10), more1 = f32x4.mul(v128.load(b, 16), u10);
    let row2 = f32x4.mul(v128.load(c), w20), more2 = f32x4.mul(v128.load(c, 16), u20);
    row0 = madd(v128.load(a, 32), w01, row0); more0 = madd(v128.load(a, 48), u01, more0);
    row1 = madd(v128.load(b, 32), w11, row1); more1 = madd(v128.load(b, 48), u11, more1);
    row2 = madd(v128.load(c, 32), w21, row2); more2 = madd(v128.load(c, 48), u21, more2);
    row0 = madd(v128.load(a, 64), w02, row0); more0 = madd(v128.load(a, 80), u02, more0);
    row1 = madd(v128.load(b, 64), w12, row1); more1 = madd(v128.load(b, 80), u12, more1);
    row2 = madd(v128.load(c, 64), w22, row2); more2 = madd(v128.load(c, 80), u22, more2);
    v128.store(to, joined(row0, row1, row2)); v128.store(to, joined(more0, more1, more2), 16);
    a += step; b += step; c += step; to += ld;
  }
  for (; x < outWidth; x++, to += ld) {
    const at = x * stride - padLeft;
    v128.store(to, edge(r0, r1, r2, at, width, taps, start));
    v128.store(to, edge(r0 + 16, r1 + 16, r2 + 16, at, width, taps + 16, start1), 16);
  }
}

/** An output pixel whose window begins at pixel `left` and ends outside of the rows. */
function edge(
  r0: usize, r1: usize, r2: usize, left: i32, width: i32, taps: usize, start: v128,
): v128 {
  let row0 = start, row1 = f32x4.splat(0), row2 = row1;
  for (let x = max(0, left); x < min(width, left + 3); x++) {
    const at = <usize>x * PIXEL;
    const tap = taps + <usize>(x - left) * PIXEL;
    row0 = madd(v128.load(r0 + at), v128.load(tap), row0);
    row1 = madd(v128.load(r1 + at), v128.load(tap, 96), row1);
    row2 = madd(v128.load(r2 + at), v128.load(tap, 192), row2);
  }
  return joined(row0, row1, row2);
}
