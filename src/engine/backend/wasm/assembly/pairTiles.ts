/**
 * The inner loops of the second build, two panels at a time: V8 joins pairs of adjacent 128-bit
 * vectors to one of 256 bits where it is started with `--wasm-revectorize`. Without that flag
 * they spill. Sums are in the order of tiles.ts, so that both builds give the same bits.
 */
import { clamp, madd } from './simd';
import { tileCount, tileRows } from './tiles';

/** As `tiles`, for the panel at `b` and the one `panelBytes` on, whose results go `cStep` bytes on. */
export function pairTiles(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32, b: usize, panelBytes: usize,
  start: usize, startStep: usize, lo: f32, hi: f32, c: usize, cStep: usize, ldc: usize, rows: i32,
): void {
  while (rows > 0) {
    const size = tileRows(rows), count = tileCount(rows);
    if (size == 6)
      tiles6(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
    else if (size == 5)
      tiles5(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
    else if (size == 4)
      tiles4(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
    else tiles1(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
    const done = size * count;
    rows -= done;
    a += done * lda; c += done * ldc; start += done * startStep;
  }
}

/** `count` tiles of 6 rows. */
function tiles6(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, panelBytes: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, cStep: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16);
    let c02 = v128.load(s + 32), c03 = v128.load(s + 32, 16); s += startStep;
    let c10 = v128.load(s), c11 = v128.load(s, 16);
    let c12 = v128.load(s + 32), c13 = v128.load(s + 32, 16); s += startStep;
    let c20 = v128.load(s), c21 = v128.load(s, 16);
    let c22 = v128.load(s + 32), c23 = v128.load(s + 32, 16); s += startStep;
    let c30 = v128.load(s), c31 = v128.load(s, 16);
    let c32 = v128.load(s + 32), c33 = v128.load(s + 32, 16); s += startStep;
    let c40 = v128.load(s), c41 = v128.load(s, 16);
    let c42 = v128.load(s + 32), c43 = v128.load(s + 32, 16); s += startStep;
    let c50 = v128.load(s), c51 = v128.load(s, 16);
    let c52 = v128.load(s + 32), c53 = v128.load(s + 32, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, a4 = a3 + lda, a5 = a4 + lda;
      let next = weights + panelBytes;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const b2 = v128.load(next), b3 = v128.load(next, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        c02 = madd(v0, b2, c02); c03 = madd(v0, b3, c03);
        const v1 = v128.load32_splat(a1);
        c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
        c12 = madd(v1, b2, c12); c13 = madd(v1, b3, c13);
        const v2 = v128.load32_splat(a2);
        c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
        c22 = madd(v2, b2, c22); c23 = madd(v2, b3, c23);
        const v3 = v128.load32_splat(a3);
        c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
        c32 = madd(v3, b2, c32); c33 = madd(v3, b3, c33);
        const v4 = v128.load32_splat(a4);
        c40 = madd(v4, b0, c40); c41 = madd(v4, b1, c41);
        c42 = madd(v4, b2, c42); c43 = madd(v4, b3, c43);
        const v5 = v128.load32_splat(a5);
        c50 = madd(v5, b0, c50); c51 = madd(v5, b1, c51);
        c52 = madd(v5, b2, c52); c53 = madd(v5, b3, c53);
        a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; a5 += 4; weights += 32; next += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16);
    v128.store(c + cStep, clamp(c02, low, high));
    v128.store(c + cStep, clamp(c03, low, high), 16); c += ldc;
    v128.store(c, clamp(c10, low, high)); v128.store(c, clamp(c11, low, high), 16);
    v128.store(c + cStep, clamp(c12, low, high));
    v128.store(c + cStep, clamp(c13, low, high), 16); c += ldc;
    v128.store(c, clamp(c20, low, high)); v128.store(c, clamp(c21, low, high), 16);
    v128.store(c + cStep, clamp(c22, low, high));
    v128.store(c + cStep, clamp(c23, low, high), 16); c += ldc;
    v128.store(c, clamp(c30, low, high)); v128.store(c, clamp(c31, low, high), 16);
    v128.store(c + cStep, clamp(c32, low, high));
    v128.store(c + cStep, clamp(c33, low, high), 16); c += ldc;
    v128.store(c, clamp(c40, low, high)); v128.store(c, clamp(c41, low, high), 16);
    v128.store(c + cStep, clamp(c42, low, high));
    v128.store(c + cStep, clamp(c43, low, high), 16); c += ldc;
    v128.store(c, clamp(c50, low, high)); v128.store(c, clamp(c51, low, high), 16);
    v128.store(c + cStep, clamp(c52, low, high));
    v128.store(c + cStep, clamp(c53, low, high), 16); c += ldc;
    a += 6 * lda;
  }
}

/** `count` tiles of 5 rows. */
function tiles5(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, panelBytes: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, cStep: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16);
    let c02 = v128.load(s + 32), c03 = v128.load(s + 32, 16); s += startStep;
    let c10 = v128.load(s), c11 = v128.load(s, 16);
    let c12 = v128.load(s + 32), c13 = v128.load(s + 32, 16); s += startStep;
    let c20 = v128.load(s), c21 = v128.load(s, 16);
    let c22 = v128.load(s + 32), c23 = v128.load(s + 32, 16); s += startStep;
    let c30 = v128.load(s), c31 = v128.load(s, 16);
    let c32 = v128.load(s + 32), c33 = v128.load(s + 32, 16); s += startStep;
    let c40 = v128.load(s), c41 = v128.load(s, 16);
    let c42 = v128.load(s + 32), c43 = v128.load(s + 32, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, a4 = a3 + lda;
      let next = weights + panelBytes;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const b2 = v128.load(next), b3 = v128.load(next, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        c02 = madd(v0, b2, c02); c03 = madd(v0, b3, c03);
        const v1 = v128.load32_splat(a1);
        c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
        c12 = madd(v1, b2, c12); c13 = madd(v1, b3, c13);
        const v2 = v128.load32_splat(a2);
        c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
        c22 = madd(v2, b2, c22); c23 = madd(v2, b3, c23);
        const v3 = v128.load32_splat(a3);
        c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
        c32 = madd(v3, b2, c32); c33 = madd(v3, b3, c33);
        const v4 = v128.load32_splat(a4);
        c40 = madd(v4, b0, c40); c41 = madd(v4, b1, c41);
        c42 = madd(v4, b2, c42); c43 = madd(v4, b3, c43);
        a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; weights += 32; next += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16);
    v128.store(c + cStep, clamp(c02, low, high));
    v128.store(c + cStep, clamp(c03, low, high), 16); c += ldc;
    v128.store(c, clamp(c10, low, high)); v128.store(c, clamp(c11, low, high), 16);
    v128.store(c + cStep, clamp(c12, low, high));
    v128.store(c + cStep, clamp(c13, low, high), 16); c += ldc;
    v128.store(c, clamp(c20, low, high)); v128.store(c, clamp(c21, low, high), 16);
    v128.store(c + cStep, clamp(c22, low, high));
    v128.store(c + cStep, clamp(c23, low, high), 16); c += ldc;
    v128.store(c, clamp(c30, low, high)); v128.store(c, clamp(c31, low, high), 16);
    v128.store(c + cStep, clamp(c32, low, high));
    v128.store(c + cStep, clamp(c33, low, high), 16); c += ldc;
    v128.store(c, clamp(c40, low, high)); v128.store(c, clamp(c41, low, high), 16);
    v128.store(c + cStep, clamp(c42, low, high));
    v128.store(c + cStep, clamp(c43, low, high), 16); c += ldc;
    a += 5 * lda;
  }
}

/** `count` tiles of 4 rows. */
function tiles4(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, panelBytes: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, cStep: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16);
    let c02 = v128.load(s + 32), c03 = v128.load(s + 32, 16); s += startStep;
    let c10 = v128.load(s), c11 = v128.load(s, 16);
    let c12 = v128.load(s + 32), c13 = v128.load(s + 32, 16); s += startStep;
    let c20 = v128.load(s), c21 = v128.load(s, 16);
    let c22 = v128.load(s + 32), c23 = v128.load(s + 32, 16); s += startStep;
    let c30 = v128.load(s), c31 = v128.load(s, 16);
    let c32 = v128.load(s + 32), c33 = v128.load(s + 32, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda;
      let next = weights + panelBytes;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const b2 = v128.load(next), b3 = v128.load(next, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        c02 = madd(v0, b2, c02); c03 = madd(v0, b3, c03);
        const v1 = v128.load32_splat(a1);
        c10 = madd(v1, b0, c10); c11 = madd(v1, b1, c11);
        c12 = madd(v1, b2, c12); c13 = madd(v1, b3, c13);
        const v2 = v128.load32_splat(a2);
        c20 = madd(v2, b0, c20); c21 = madd(v2, b1, c21);
        c22 = madd(v2, b2, c22); c23 = madd(v2, b3, c23);
        const v3 = v128.load32_splat(a3);
        c30 = madd(v3, b0, c30); c31 = madd(v3, b1, c31);
        c32 = madd(v3, b2, c32); c33 = madd(v3, b3, c33);
        a0 += 4; a1 += 4; a2 += 4; a3 += 4; weights += 32; next += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16);
    v128.store(c + cStep, clamp(c02, low, high));
    v128.store(c + cStep, clamp(c03, low, high), 16); c += ldc;
    v128.store(c, clamp(c10, low, high)); v128.store(c, clamp(c11, low, high), 16);
    v128.store(c + cStep, clamp(c12, low, high));
    v128.store(c + cStep, clamp(c13, low, high), 16); c += ldc;
    v128.store(c, clamp(c20, low, high)); v128.store(c, clamp(c21, low, high), 16);
    v128.store(c + cStep, clamp(c22, low, high));
    v128.store(c + cStep, clamp(c23, low, high), 16); c += ldc;
    v128.store(c, clamp(c30, low, high)); v128.store(c, clamp(c31, low, high), 16);
    v128.store(c + cStep, clamp(c32, low, high));
    v128.store(c + cStep, clamp(c33, low, high), 16); c += ldc;
    a += 4 * lda;
  }
}

/** `count` tiles of 1 rows. */
function tiles1(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  b: usize, panelBytes: usize, start: usize, startStep: usize, lo: f32, hi: f32, c: usize, cStep: usize, ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16);
    let c02 = v128.load(s + 32), c03 = v128.load(s + 32, 16);
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
      let a0 = at;
      let next = weights + panelBytes;
      for (let i = k; i > 0; i--) {
        const b0 = v128.load(weights), b1 = v128.load(weights, 16);
        const b2 = v128.load(next), b3 = v128.load(next, 16);
        const v0 = v128.load32_splat(a0);
        c00 = madd(v0, b0, c00); c01 = madd(v0, b1, c01);
        c02 = madd(v0, b2, c02); c03 = madd(v0, b3, c03);
        a0 += 4; weights += 32; next += 32;
      }
      at += segmentStride;
    }
    v128.store(c, clamp(c00, low, high)); v128.store(c, clamp(c01, low, high), 16);
    v128.store(c + cStep, clamp(c02, low, high));
    v128.store(c + cStep, clamp(c03, low, high), 16); c += ldc;
    a += 1 * lda;
  }
}
