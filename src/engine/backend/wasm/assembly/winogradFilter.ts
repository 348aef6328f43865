/**
 * The filter's gradient of a 3×3 convolution of stride 1 by Winograd's F(3×3, 4×4): 36 points of
 * each tile's 6×6 inputs and of its 4×4 gradients. At each point the sum over all tiles of their
 * products is a matrix product; nine taps are made of the 36 sums once, at the end.
 */
import { WinogradFilterJob } from './job';
import { readRow } from './rows';
import { outer4 } from './simd';
import { POINTS, rowPoints } from './winograd';
import { filterOfPoints, gradientPoints } from './winogradTransforms';

/** The points of a row of tiles, from four rows of gradients; as `rowPoints` writes them. */
function gradientRowPoints(
  rows: usize, rowBytes: usize, between: usize, points: usize, pointBytes: usize,
  tilesAcross: i32, channels: i32,
): void {
  const pixel = <usize>channels << 2;
  gradientPoints(rows, rowBytes, between, rowBytes, <i32>(rowBytes >> 4));
  for (let i = 0; i < 6; i++, between += rowBytes, points += 6 * pointBytes)
    for (let t: usize = 0; t < <usize>tilesAcross; t++)
      gradientPoints(
        between + 4 * t * pixel, pixel, points + t * pixel, pointBytes, channels >> 2,
      );
}

/** sums[channels] += a row of `pixels` pixels. */
function addPixels(row: usize, pixels: i32, channels: i32, sums: usize): void {
  const pixel = <usize>channels << 2;
  for (let c: usize = 0; c < pixel; c += 16) {
    let sum = v128.load(sums + c);
    let at = row + c;
    for (let x = pixels; x > 0; x--, at += pixel) sum = f32x4.add(sum, v128.load(at));
    v128.store(sums + c, sum);
  }
}

/** sums[point][channels][outChannels] += the products of `tiles` tiles' points. */
function addProducts(
  inputs: usize, channels: i32, gradients: usize, outChannels: i32, tiles: i32, sums: usize,
): void {
  const lda = <usize>channels << 2, ldb = <usize>outChannels << 2;
  for (let point = 0; point < POINTS; point++) {
    for (let c: usize = 0; c < lda; c += 16, sums += ldb << 2)
      for (let o: usize = 0; o < ldb; o += 32)
        outer4(inputs + c, lda, gradients + o, ldb, tiles, sums + o, ldb);
    inputs += <usize>tiles * lda;
    gradients += <usize>tiles * ldb;
  }
}

/**
 * Parts [from, until): each sums its share of all strips, the bias's gradient too, as
 * `filterGradient` does. `scratch` needs room for twelve rows of pixels of the input and ten of
 * the gradient, the points of a strip's tiles of both, and the sums at the points.
 */
export function winogradFilter(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<WinogradFilterJob>(address);
  const channels = job.channels, outChannels = job.outChannels, across = job.tilesAcross;
  const strips = (job.tilesDown + job.stripRows - 1) / job.stripRows;
  const pairBytes = <usize>(channels * outChannels) << 2;
  const partBytes = 9 * pairBytes + (<usize>outChannels << 2);
  const inputRow = <usize>((4 * across + 2) * channels) << 2;
  const gradientRow = <usize>(4 * across * outChannels) << 2;
  const gradientRows = scratch + 12 * inputRow;
  const sums = gradientRows + 10 * gradientRow;
  const inputs = sums + POINTS * pairBytes;
  const gradients = inputs + <usize>(POINTS * job.stripRows * across * channels << 2);
  for (let part = from; part < until; part++) {
    const target = job.parts + <usize>part * partBytes;
    memory.fill(sums, 0, POINTS * pairBytes);
    memory.fill(target + 9 * pairBytes, 0, <usize>outChannels << 2);
    const last = job.images * strips * (part + 1) / job.partCount;
    for (let strip = job.images * strips * part / job.partCount; strip < last; strip++) {
      const image = strip / strips;
      const top = (strip % strips) * job.stripRows;
      const tileRows = min(job.stripRows, job.tilesDown - top);
      const tiles = tileRows * across;
      for (let r = 0; r < tileRows; r++) {
        const y = 4 * (top + r);
        for (let i = 0; i < 6; i++)
          readRow(
            scratch + <usize>i * inputRow, job.input, 0, 0, job.scale, image, y - job.padTop + i,
            job.height, job.width, channels, job.padLeft, 4 * across + 2 - job.padLeft - job.width,
          );
        const first = <usize>(r * across);
        rowPoints(
          scratch, inputRow, scratch + 6 * inputRow, inputs + (first * <usize>channels << 2),
          <usize>(tiles * channels) << 2, across, channels,
        );
        for (let i = 0; i < 4; i++) {
          const row = gradientRows + <usize>i * gradientRow;
          readRow(
            row, job.gradient, job.gate, job.winners, 1, image, y + i,
            job.outHeight, job.outWidth, outChannels, 0, 4 * across - job.outWidth,
          );
          addPixels(row, 4 * across, outChannels, target + 9 * pairBytes);
        }
        gradientRowPoints(
          gradientRows, gradientRow, gradientRows + 4 * gradientRow,
          gradients + (first * <usize>outChannels << 2), <usize>(tiles * outChannels) << 2,
          across, outChannels,
        );
      }
      addProducts(inputs, channels, gradients, outChannels, tiles, sums);
    }
    filterOfPoints(sums, 6 * pairBytes, sums, 6 * pairBytes, <i32>(6 * pairBytes >> 4));
    for (let i: usize = 0; i < 3; i++)
      filterOfPoints(
        sums + 6 * i * pairBytes, pairBytes, target + 3 * i * pairBytes, pairBytes,
        <i32>(pairBytes >> 4),
      );
  }
}
