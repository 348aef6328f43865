/**
 * The inner loops. Six pixels by eight channels are twelve accumulators: with a step's weights and
 * one pixel they are the fifteen vectors that V8 keeps in registers. One more, or a loop that
 * is unrolled, spills and runs at half the speed.
 */

/** a × b + c, fused where the build and the processor can. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f32>(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** NaN stays NaN. An instruction each, where min and max, with their rules for NaN and −0, are eight. */
// @ts-ignore: decorator
@inline
export function clamp(x: v128, lo: v128, hi: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, lo), hi);
}

/** All ones where a ReLU6 that gave `x` lets a gradient through: strictly between 0 and 6. */
// @ts-ignore: decorator
@inline
export function isOpen(x: v128): v128 {
  return v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.lt(x, f32x4.splat(6)));
}

/** Four rows of four floats become columns, `ld` bytes apart. */
// @ts-ignore: decorator
@inline
export function turn4(a: v128, b: v128, c: v128, d: v128, to: usize, ld: usize): void {
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  v128.store(to, v128.shuffle<i32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + ld, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
  const ef = v128.shuffle<i32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to + 2 * ld, v128.shuffle<i32>(ef, gh, 0, 1, 4, 5));
  v128.store(to + 3 * ld, v128.shuffle<i32>(ef, gh, 2, 3, 6, 7));
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
    // Sixes and fives where they come out even: one row alone takes as long as four.
    const fives = (6 - rows % 6) % 6;
    const even = 5 * fives <= rows;
    const size = even ? (fives ? 5 : 6) : rows >= 4 ? 4 : 1;
    const count = even ? fives || rows / 6 : 1;
    if (size == 6) tiles6(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, count);
    else if (size == 5) tiles5(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, count);
    else if (size == 4) tiles4(a, lda, segments, segmentStride, k, b, start, startStep, lo, hi, c, ldc, count);
    else tile1(a, segments, segmentStride, k, b, start, lo, hi, c);
    const done = size * count;
    rows -= done;
    a += done * lda; c += done * ldc; start += done * startStep;
  }
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

/** One row of the same. */
function tile1(
  a: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, start: usize, lo: f32, hi: f32, c: usize,
): void {
  let c0 = v128.load(start), c1 = v128.load(start, 16);
  for (let segment = 0; segment < segments; segment++) {
    let a0 = a;
    for (let i = k; i > 0; i--) {
      const v = v128.load32_splat(a0);
      c0 = madd(v, v128.load(b), c0); c1 = madd(v, v128.load(b, 16), c1);
      a0 += 4; b += 32;
    }
    a += segmentStride;
  }
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  v128.store(c, clamp(c0, low, high)); v128.store(c, clamp(c1, low, high), 16);
}

/**
 * Four columns of `a` (adjacent floats) against eight of `b`, summed over `k` rows:
 * c[m][0..8] += Σ a[i][m] × b[i]. Rows of a and b are `lda` and `ldb` bytes apart.
 */
export function outer4(
  a: usize, lda: usize, b: usize, ldb: usize, k: i32, c: usize, ldc: usize,
): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00;
  let c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  for (let i = k; i > 0; i--) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    const v0 = v128.load32_splat(a);
    c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
    const v1 = v128.load32_splat(a, 4);
    c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
    const v2 = v128.load32_splat(a, 8);
    c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
    const v3 = v128.load32_splat(a, 12);
    c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
    a += lda; b += ldb;
  }
  addTo(c, c00, c01); c += ldc;
  addTo(c, c10, c11); c += ldc;
  addTo(c, c20, c21); c += ldc;
  addTo(c, c30, c31);
}

/** One column of the same. */
export function outer1(a: usize, lda: usize, b: usize, ldb: usize, k: i32, c: usize): void {
  let c0 = f32x4.splat(0), c1 = c0;
  for (let i = k; i > 0; i--) {
    const v = v128.load32_splat(a);
    c0 = madd(v, v128.load(b), c0); c1 = madd(v, v128.load(b, 16), c1);
    a += lda; b += ldb;
  }
  addTo(c, c0, c1);
}

// @ts-ignore: decorator
@inline
function addTo(c: usize, c0: v128, c1: v128): void {
  v128.store(c, f32x4.add(v128.load(c), c0));
  v128.store(c, f32x4.add(v128.load(c, 16), c1), 16);
}
