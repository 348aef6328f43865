/**
 * 3×3 convolution of stride 1, and with turned panels its input gradient, by Winograd's
 * F(4×4, 3×3): of a tile of 6×6 inputs, 36 numbers a channel are made; at each of these 36
 * points the tiles times the filter's numbers is a matrix product; and of 36 sums a tile's 4×4
 * outputs are made. That is a quarter of the multiplications. A strip of tile rows goes through
 * all of it in scratch memory that stays in the processor's cache.
 */
import { WinogradJob } from './job';
import { readRow } from './rows';
import { madd } from './simd';
import { poolTile, writeTile } from './winogradOutput';
import { inputPoints, outputsOfPoints } from './winogradTransforms';

export const POINTS = 36;

/** The strip's tiles, as many as its products take: a multiple of four, the last perhaps unused. */
// @ts-ignore: decorator
@inline
export function tilesOfStrip(tileRows: i32, tilesAcross: i32): i32 {
  return (tileRows * tilesAcross + 3) & ~3;
}

/**
 * The points of a row of tiles, from six rows of pixels at `rows`: point p of tile t and channel
 * c at points + ((p × tiles + t) × channels + c) × 4. `between` holds six rows of pixels.
 */
export function rowPoints(
  rows: usize, rowBytes: usize, between: usize, points: usize, pointBytes: usize,
  tilesAcross: i32, channels: i32,
): void {
  const pixel = <usize>channels << 2;
  inputPoints(rows, rowBytes, between, rowBytes, <i32>(rowBytes >> 4));
  for (let i = 0; i < 6; i++, between += rowBytes, points += 6 * pointBytes)
    for (let t: usize = 0; t < <usize>tilesAcross; t++)
      inputPoints(
        between + 4 * t * pixel, pixel, points + t * pixel, pointBytes, channels >> 2,
      );
}

/** At each point, `tiles` rows of `k` floats times a panel of eight columns: sums[point][tile][8]. */
function products(points: usize, k: i32, panel: usize, sums: usize, tiles: i32): void {
  const lda = <usize>k << 2;
  const panelBytes = <usize>k << 5;
  for (let point = 0; point < POINTS; point++, panel += panelBytes)
    for (let t = 0; t < tiles; t += 4, points += lda << 2, sums += 128) {
      let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00;
      let c20 = c00, c21 = c00, c30 = c00, c31 = c00;
      let a0 = points, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, weights = panel;
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
      v128.store(sums, c00); v128.store(sums, c01, 16);
      v128.store(sums, c10, 32); v128.store(sums, c11, 48);
      v128.store(sums, c20, 64); v128.store(sums, c21, 80);
      v128.store(sums, c30, 96); v128.store(sums, c31, 112);
    }
}

/**
 * Strips [from, until) counted through all images. `scratch` needs room for twelve rows of pixels,
 * 36 points of a strip's tiles for all channels and for eight, and eight vectors.
 */
export function winograd(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<WinogradJob>(address);
  const across = job.tilesAcross;
  const strips = (job.tilesDown + job.stripRows - 1) / job.stripRows;
  const rowPixels = 4 * across + 2;
  const after = rowPixels - job.padLeft - job.width;
  const rowBytes = <usize>(rowPixels * job.channels) << 2;
  const between = scratch + 6 * rowBytes;
  const points = between + 6 * rowBytes;
  const sums = points + <usize>(POINTS * tilesOfStrip(job.stripRows, across) * job.channels << 2);
  const few = sums + <usize>(POINTS * tilesOfStrip(job.stripRows, across) << 5);
  for (let u = from; u < until; u++) {
    const image = u / strips;
    const top = (u % strips) * job.stripRows;
    const tileRows = min(job.stripRows, job.tilesDown - top);
    const tiles = tilesOfStrip(tileRows, across);
    const pointBytes = <usize>(tiles * job.channels) << 2;
    for (let r = 0; r < tileRows; r++) {
      // The last two rows of a row of tiles are the first two of the next.
      const kept = r > 0 || (u > from && top > 0) ? 2 : 0;
      if (kept) memory.copy(scratch, scratch + 4 * rowBytes, 2 * rowBytes);
      for (let i = kept; i < 6; i++)
        readRow(
          scratch + <usize>i * rowBytes, job.source, job.gate, job.winners, job.scale, image,
          4 * (top + r) - job.padTop + i, job.height, job.width, job.channels, job.padLeft, after,
        );
      rowPoints(
        scratch, rowBytes, between, points + <usize>(r * across * job.channels << 2), pointBytes,
        across, job.channels,
      );
    }
    const step = <usize>tiles << 5;
    let panel = job.panels;
    for (let c = 0; c < job.outChannels; c += 8, panel += <usize>(POINTS * job.channels) << 5) {
      products(points, job.channels, panel, sums, tiles);
      outputsOfPoints(sums, 6 * step, sums, 6 * step, 12 * tiles);
      let tile = sums;
      for (let r = 0; r < tileRows; r++)
        for (let t = 0; t < across; t++, tile += 32) {
          if (job.pooled) poolTile(job, tile, step, image, 4 * (top + r), 4 * t, c, few);
          else writeTile(job, tile, step, image, 4 * (top + r), 4 * t, c, few);
        }
    }
  }
}
