/** Arithmetic on vectors of four floats, and outer products. */

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
