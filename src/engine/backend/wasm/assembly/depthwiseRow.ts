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

/** Three rows' values at one column of the window, times their weights. */
// @ts-ignore: decorator
@inline
export function column(
  a: usize, b: usize, c: usize, w0: v128, w1: v128, w2: v128, sum: v128,
): v128 {
  return madd(v128.load(c), w2, madd(v128.load(b), w1, madd(v128.load(a), w0, sum)));
}

// @ts-ignore: decorator
@inline
function relu6(x: v128): v128 {
  return clamp(x, f32x4.splat(0), f32x4.splat(6));
}

/**
 * `filterRow` for stride 1, where 'same' pads by one pixel on each side: each pixel is read once and added
 * to the three output pixels that it belongs to.
 */
// @ts-ignore: decorator
@inline
function slideRow(
  a: usize, b: usize, c: usize, width: i32, taps: usize, bias: usize, to: usize, ld: usize,
): void {
  const start = v128.load(bias);
  const w00 = v128.load(taps), w01 = v128.load(taps, 32), w02 = v128.load(taps, 64);
  const w10 = v128.load(taps, 96), w11 = v128.load(taps, 128), w12 = v128.load(taps, 160);
  const w20 = v128.load(taps, 192), w21 = v128.load(taps, 224), w22 = v128.load(taps, 256);
  let current = column(a, b, c, w01, w11, w21, start);
  let next = column(a, b, c, w00, w10, w20, start);
  for (let x = width - 1; x > 0; x--) {
    a += PIXEL; b += PIXEL; c += PIXEL;
    const v0 = v128.load(a), v1 = v128.load(b), v2 = v128.load(c);
    const done = madd(v2, w22, madd(v1, w12, madd(v0, w02, current)));
    current = madd(v2, w21, madd(v1, w11, madd(v0, w01, next)));
    next = madd(v2, w20, madd(v1, w10, madd(v0, w00, start)));
    v128.store(to, relu6(done));
    to += ld;
  }
  v128.store(to, relu6(current));
}

/**
 * Four channels of one output row with bias and ReLU6, to `to`, `ld` bytes a pixel. The rows of
 * the window are `width` pixels of eight channels, and so are the nine taps.
 */
export function filterRow(
  r0: usize, r1: usize, r2: usize, width: i32, taps: usize,
  bias: usize, to: usize, ld: usize, outWidth: i32, stride: i32, padLeft: i32,
): void {
  if (stride == 1) return slideRow(r0, r1, r2, width, taps, bias, to, ld);
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

/** `slideRow` for eight channels. */
// @ts-ignore: decorator
@inline
function slidePairs(
  a: usize, b: usize, c: usize, width: i32, taps: usize, bias: usize, to: usize, ld: usize,
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
  let current = column(a, b, c, w01, w11, w21, start);
  let current1 = column(a + 16, b + 16, c + 16, u01, u11, u21, start1);
  let next = column(a, b, c, w00, w10, w20, start);
  let next1 = column(a + 16, b + 16, c + 16, u00, u10, u20, start1);
  for (let x = width - 1; x > 0; x--) {
    a += PIXEL; b += PIXEL; c += PIXEL;
    const v0 = v128.load(a), u0 = v128.load(a, 16);
    const v1 = v128.load(b), u1 = v128.load(b, 16);
    const v2 = v128.load(c), u2 = v128.load(c, 16);
    const done = madd(v2, w22, madd(v1, w12, madd(v0, w02, current)));
    const done1 = madd(u2, u22, madd(u1, u12, madd(u0, u02, current1)));
    current = madd(v2, w21, madd(v1, w11, madd(v0, w01, next)));
    current1 = madd(u2, u21, madd(u1, u11, madd(u0, u01, next1)));
    next = madd(v2, w20, madd(v1, w10, madd(v0, w00, start)));
    next1 = madd(u2, u20, madd(u1, u10, madd(u0, u00, start1)));
    v128.store(to, relu6(done)); v128.store(to, relu6(done1), 16);
    to += ld;
  }
  v128.store(to, relu6(current)); v128.store(to, relu6(current1), 16);
}

/** `filterRow` for eight channels, as pairs of vectors that V8 joins (tiles.ts). */
export function filterPairs(
  r0: usize, r1: usize, r2: usize, width: i32, taps: usize,
  bias: usize, to: usize, ld: usize, outWidth: i32, stride: i32, padLeft: i32,
): void {
  if (stride == 1) return slidePairs(r0, r1, r2, width, taps, bias, to, ld);
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
