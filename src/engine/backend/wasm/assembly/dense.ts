/**
 * Matrix products with few rows (a batch) and a large matrix of weights, which each
 * read or write the weights once, as they lie in memory.
 */
import { madd, outer1, outer4 } from './simd';

@unmanaged
class DenseJob {
  /** [rows, inner] */
  a: usize;
  /** [inner, columns] */
  b: usize;
  target: usize;
  rows: i32;
  inner: i32;
  columns: i32;
  /** Inner rows that one part sums (dense), a multiple of the block. */
  partSize: i32;
}

/**
 * Parts [from, until) of a × b: part p is the sum over its own share of the inner
 * dimension, at target + p × rows × columns. Columns are a multiple of eight.
 */
export function dense(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<DenseJob>(address);
  const columns = job.columns;
  const lda = <usize>job.inner << 2;
  const ldb = <usize>columns << 2;
  for (let part = from; part < until; part++) {
    const target = job.target + <usize>(part * job.rows) * ldb;
    memory.fill(target, 0, <usize>job.rows * ldb);
    const last = min(job.inner, (part + 1) * job.partSize);
    // Blocks of 64 weights' rows stay in the L1 cache while the rows of the batch are multiplied.
    for (let i = part * job.partSize; i < last; i += 64) {
      const k = min(64, last - i);
      const b = job.b + <usize>i * ldb;
      for (let c: usize = 0; c < ldb; c += 32) {
        let row = 0;
        let a = job.a + (<usize>i << 2);
        let to = target + c;
        for (; row + 4 <= job.rows; row += 4, a += lda << 2, to += ldb << 2)
          rows4(a, lda, b + c, ldb, k, to, ldb);
        for (; row < job.rows; row++, a += lda, to += ldb) rows1(a, b + c, ldb, k, to);
      }
    }
  }
}

/** c[r][0..8] += Σ a[r][i] × b[i], four rows. */
function rows4(a: usize, lda: usize, b: usize, ldb: usize, k: i32, c: usize, ldc: usize): void {
  let a1 = a + lda, a2 = a1 + lda, a3 = a2 + lda;
  const c1 = c + ldc, c2 = c1 + ldc, c3 = c2 + ldc;
  let c00 = v128.load(c), c01 = v128.load(c, 16), c10 = v128.load(c1), c11 = v128.load(c1, 16);
  let c20 = v128.load(c2), c21 = v128.load(c2, 16), c30 = v128.load(c3), c31 = v128.load(c3, 16);
  for (let i = k; i > 0; i--) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    const v0 = v128.load32_splat(a);
    c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
    const v1 = v128.load32_splat(a1);
    c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
    const v2 = v128.load32_splat(a2);
    c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
    const v3 = v128.load32_splat(a3);
    c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
    a += 4; a1 += 4; a2 += 4; a3 += 4; b += ldb;
  }
  v128.store(c, c00); v128.store(c, c01, 16); v128.store(c1, c10); v128.store(c1, c11, 16);
  v128.store(c2, c20); v128.store(c2, c21, 16); v128.store(c3, c30); v128.store(c3, c31, 16);
}

function rows1(a: usize, b: usize, ldb: usize, k: i32, c: usize): void {
  let c0 = v128.load(c), c1 = v128.load(c, 16);
  for (let i = k; i > 0; i--, a += 4, b += ldb) {
    const v = v128.load32_splat(a);
    c0 = madd(v, v128.load(b), c0); c1 = madd(v, v128.load(b, 16), c1);
  }
  v128.store(c, c0); v128.store(c, c1, 16);
}

/**
 * aᵀ × b: rows [from, until) of the weights' gradient [inner, columns], for a [rows, inner]
 * and b [rows, columns], columns a multiple of eight.
 */
export function denseFilter(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<DenseJob>(address);
  const lda = <usize>job.inner << 2;
  const ldb = <usize>job.columns << 2;
  memory.fill(job.target + <usize>from * ldb, 0, <usize>(until - from) * ldb);
  let m = from;
  for (; m < until; ) {
    const a = job.a + (<usize>m << 2);
    const to = job.target + <usize>m * ldb;
    const four = m + 4 <= until;
    for (let c: usize = 0; c < ldb; c += 32) {
      if (four) outer4(a, lda, job.b + c, ldb, job.rows, to + c, ldb);
      else outer1(a, lda, job.b + c, ldb, job.rows, to + c);
    }
    m += four ? 4 : 1;
  }
}

/** The sum of a vector's lanes. */
// @ts-ignore: decorator
@inline
function total(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) +
    f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3);
}

/**
 * a × bᵀ for a [rows, columns] and b [inner, columns] (columns a multiple of four):
 * columns [from, until) of the input's gradient [rows, inner].
 */
export function denseBackward(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<DenseJob>(address);
  const bytes = <usize>job.columns << 2;
  const ldc = <usize>job.inner << 2;
  for (let j = from; j < until; j += 2) {
    const b0 = job.b + <usize>j * bytes;
    const two = j + 1 < until;
    const b1 = two ? b0 + bytes : b0;
    let a0 = job.a;
    let to = job.target + (<usize>j << 2);
    for (let row = 0; row < job.rows; row += 4) {
      const left = job.rows - row;
      const a1 = left > 1 ? a0 + bytes : a0, a2 = left > 2 ? a0 + 2 * bytes : a0;
      const a3 = left > 3 ? a0 + 3 * bytes : a0;
      let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
      let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
      for (let n: usize = 0; n < bytes; n += 16) {
        const w0 = v128.load(b0 + n), w1 = v128.load(b1 + n);
        const v0 = v128.load(a0 + n);
        s00 = madd(v0, w0, s00); s01 = madd(v0, w1, s01);
        const v1 = v128.load(a1 + n);
        s10 = madd(v1, w0, s10); s11 = madd(v1, w1, s11);
        const v2 = v128.load(a2 + n);
        s20 = madd(v2, w0, s20); s21 = madd(v2, w1, s21);
        const v3 = v128.load(a3 + n);
        s30 = madd(v3, w0, s30); s31 = madd(v3, w1, s31);
      }
      put(to, s00, s01, two); to += ldc;
      if (left > 1) { put(to, s10, s11, two); to += ldc; }
      if (left > 2) { put(to, s20, s21, two); to += ldc; }
      if (left > 3) { put(to, s30, s31, two); to += ldc; }
      a0 += 4 * bytes;
    }
  }
}

function put(to: usize, first: v128, second: v128, two: bool): void {
  store<f32>(to, total(first));
  if (two) store<f32>(to, total(second), 4);
}
