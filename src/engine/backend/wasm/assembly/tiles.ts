/**
 * Products by tiles. Six pixels by eight channels are twelve accumulators: with a step's
 * weights and one pixel they are the fifteen vectors that V8 keeps in registers. One more, or a
 * loop that is unrolled, spills and runs at half the speed. scripts/kernelTiles.ts writes them.
 */
import {
  pairTiles1, pairTiles4, pairTiles5, pairTiles6, tiles1, tiles4, tiles5, tiles6,
} from './innerLoops';

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
 * As `tiles`, for the panel at `b` and the one `panelBytes` on, whose results go `cStep` bytes on. For
 * the second build: V8 joins pairs of adjacent 128-bit vectors to one of 256 bits where it is started
 * with `--wasm-revectorize`; without that flag they spill. Sums are in the same order, so that both
 * builds give the same bits.
 */
export function pairTiles(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32, b: usize, panelBytes: usize,
  start: usize, startStep: usize, lo: f32, hi: f32, c: usize, cStep: usize, ldc: usize, rows: i32,
): void {
  while (rows > 0) {
    const size = tileRows(rows), count = tileCount(rows);
    if (size == 6)
      pairTiles6(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
    else if (size == 5)
      pairTiles5(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
    else if (size == 4)
      pairTiles4(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
    else pairTiles1(a, lda, segments, segmentStride, k, b, panelBytes, start, startStep, lo, hi, c, cStep, ldc, count);
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
