/**
 * The inner loops of products. Six pixels by eight channels are twelve accumulators: with a step's
 * weights and one pixel they are the fifteen vectors that V8 keeps in registers. One more, or a
 * loop that is unrolled, spills and runs at half the speed.
 */
import { clamp, madd } from './simd';
import { pairTiles } from './pairTiles';

/** Sixes and fives where they come out even, else fours, else ones: one row takes as long as four. */
export function tileRows(rows: i32): i32 {
  const fives = (6 - rows % 6) % 6;
  if (5 * fives <= rows) return fives ? 5 : 6;
  return rows >= 4 ? 4 : 1;
}

/** How many tiles of `tileRows` come first. */
export function tileCount(rows: i32): i32 {
  const fives = (6 - rows % 6) % 6;
  if (5 * fives > rows) return 1;
  return fives || rows / 6;
}

/**
 * `rows` rows of `a` times a panel of eight columns: c[r][0..8] = clamp(start + Σ a·b).
 * A row is `segments` runs of `k` floats, `segmentStride` bytes apart; rows are `lda`
 * bytes apart and may overlap, which is how a convolution reads its window in place; `ldc`
 * bytes apart in `c`. Where each row's sum starts is `startStep` bytes from the last:
 * 0 for a bias, `ldc` to go on with what `c` holds. Each sum goes through its row in order,
 * so that it does not depend on how the rows are divided into tiles.
 */
export function tiles(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, ldc: usize, rows: i32,
): void {
  while (rows > 0) {
    const size = tileRows(rows), count = tileCount(rows);
    if (size == 6)
      tiles6(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, count);
    else if (size == 5)
      tiles5(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, count);
    else if (size == 4)
      tiles4(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, count);
    else tiles1(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, count);
    const done = size * count;
    rows -= done;
    a += done * lda; c += done * ldc; start += done * startStep;
  }
}

/**
 * The same for `count` panels, `panelBytes` apart, whose results are `cStep` bytes apart and whose
 * sums start 32 bytes apart.
 */
export function panels(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32, b: usize, panelBytes: usize,
  start: usize, startStep: usize, lo: f32, hi: f32, c: usize, cStep: usize, ldc: usize, rows: i32,
  count: i32,
): void {
  if (WIDE)
    for (; count >= 2; count -= 2, b += 2 * panelBytes, c += 2 * cStep, start += 64)
      pairTiles(
        a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, rows,
      );
  for (; count > 0; count--, b += panelBytes, c += cStep, start += 32)
    tiles(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, rows);
}

/** `count` tiles of 6 rows. */
function tiles6(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16); s += startStep;
    let c10 = v128.load(s), c11 = v128.load(s, 16); s += startStep;
    let c20 = v128.load(s), c21 = v128.load(s, 16); s += startStep;
    let c30 = v128.load(s), c31 = v128.load(s, 16); s += startStep;
    let c40 = v128.load(s), c41 = v128.load(s, 16); s += startStep;
    let c50 = v128.load(s), c51 = v128.load(s, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, a4 = a3 + lda, a5 = a4 + lda;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        const v1 = v128.load32_splat(a1);
        c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
        const v2 = v128.load32_splat(a2);
        c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
        const v3 = v128.load32_splat(a3);
        c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
        const v4 = v128.load32_splat(a4);
        c40 = madd(v4, b0, c40); c41 = madd(v4, b1, c41);
        const v5 = v128.load32_splat(a5);
        c50 = madd(v5, b0, c50); c51 = madd(v5, b1, c51);
        a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; a5 += 4; weights += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16); c += ldc;
    v128.store(c, clamp(c10, low, high)); v128.store(c, clamp(c11, low, high), 16); c += ldc;
    v128.store(c, clamp(c20, low, high)); v128.store(c, clamp(c21, low, high), 16); c += ldc;
    v128.store(c, clamp(c30, low, high)); v128.store(c, clamp(c31, low, high), 16); c += ldc;
    v128.store(c, clamp(c40, low, high)); v128.store(c, clamp(c41, low, high), 16); c += ldc;
    v128.store(c, clamp(c50, low, high)); v128.store(c, clamp(c51, low, high), 16); c += ldc;
    a += 6 * lda;
  }
}

/** `count` tiles of 5 rows. */
function tiles5(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16); s += startStep;
    let c10 = v128.load(s), c11 = v128.load(s, 16); s += startStep;
    let c20 = v128.load(s), c21 = v128.load(s, 16); s += startStep;
    let c30 = v128.load(s), c31 = v128.load(s, 16); s += startStep;
    let c40 = v128.load(s), c41 = v128.load(s, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, a4 = a3 + lda;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        const v1 = v128.load32_splat(a1);
        c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
        const v2 = v128.load32_splat(a2);
        c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
        const v3 = v128.load32_splat(a3);
        c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
        const v4 = v128.load32_splat(a4);
        c40 = madd(v4, b0, c40); c41 = madd(v4, b1, c41);
        a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; weights += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16); c += ldc;
    v128.store(c, clamp(c10, low, high)); v128.store(c, clamp(c11, low, high), 16); c += ldc;
    v128.store(c, clamp(c20, low, high)); v128.store(c, clamp(c21, low, high), 16); c += ldc;
    v128.store(c, clamp(c30, low, high)); v128.store(c, clamp(c31, low, high), 16); c += ldc;
    v128.store(c, clamp(c40, low, high)); v128.store(c, clamp(c41, low, high), 16); c += ldc;
    a += 5 * lda;
  }
}

/** `count` tiles of 4 rows. */
function tiles4(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16); s += startStep;
    let c10 = v128.load(s), c11 = v128.load(s, 16); s += startStep;
    let c20 = v128.load(s), c21 = v128.load(s, 16); s += startStep;
    let c30 = v128.load(s), c31 = v128.load(s, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        const v1 = v128.load32_splat(a1);
        c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
        const v2 = v128.load32_splat(a2);
        c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
        const v3 = v128.load32_splat(a3);
        c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
        a0 += 4; a1 += 4; a2 += 4; a3 += 4; weights += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16); c += ldc;
    v128.store(c, clamp(c10, low, high)); v128.store(c, clamp(c11, low, high), 16); c += ldc;
    v128.store(c, clamp(c20, low, high)); v128.store(c, clamp(c21, low, high), 16); c += ldc;
    v128.store(c, clamp(c30, low, high)); v128.store(c, clamp(c31, low, high), 16); c += ldc;
    a += 4 * lda;
  }
}

/** `count` tiles of 1 rows. */
function tiles1(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        a0 += 4; weights += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16); c += ldc;
    a += 1 * lda;
  }
}
