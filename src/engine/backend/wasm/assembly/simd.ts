/**
 * The inner loops. Four pixels by eight channels are eight accumulators: enough to
 * hide the latency of a multiply-add, few enough that the compiler keeps them all in
 * registers (six by eight, XNNPACK's choice, spills in V8 and runs at half the speed).
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

/**
 * `rows` rows of `a` times a panel of eight columns: c[r][0..8] = clamp(start + Σ a·b).
 * A row is `segments` runs of `k` floats, `segmentStride` bytes apart; rows are `lda`
 * bytes apart and may overlap, which is how a convolution reads its window in place; `ldc`
 * bytes apart in `c`. Where each row's sum starts is `startStep` bytes from the last:
 * 0 for a bias, `ldc` to go on with what `c` holds.
 */
export function tiles(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, ldc: usize, rows: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; rows >= 4; rows -= 4) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16); s += startStep;
    let c10 = v128.load(s), c11 = v128.load(s, 16); s += startStep;
    let c20 = v128.load(s), c21 = v128.load(s, 16); s += startStep;
    let c30 = v128.load(s), c31 = v128.load(s, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at, a1 = at + lda, a2 = a1 + lda, a3 = a2 + lda;
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
    a += lda << 2;
  }
  for (; rows > 0; rows--, a += lda, c += ldc, start += startStep)
    tile1(a, segments, segmentStride, k, b, start, lo, hi, c);
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
