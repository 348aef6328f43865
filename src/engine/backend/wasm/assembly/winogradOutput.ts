/** What is made of a tile's sums at the points: its pixels, or pooled ones with their winners. */
import { WinogradJob } from './job';
import { poolPixels } from './pool';
import { clamp } from './simd';
import { outputsOfPoints } from './winogradTransforms';

/**
 * Tile (y, x)'s 4×4 pixels of channels c to c + 8, as many as lie inside the output. `sums` are its
 * columns of points, already summed to four rows of six, `step` bytes apart; `four` is room for
 * four vectors.
 */
export function writeTile(
  job: WinogradJob, sums: usize, step: usize, image: i32, y: i32, x: i32, c: i32, four: usize,
): void {
  const low = f32x4.splat(job.lo), high = f32x4.splat(job.hi);
  const pixel = <usize>job.outChannels << 2;
  const bias = job.bias + (<usize>c << 2);
  const columns = min(4, job.outWidth - x), rows = min(4, job.outHeight - y);
  for (let row = 0; row < rows; row++, sums += 6 * step) {
    const at = <usize>((image * job.outHeight + y + row) * job.outWidth + x);
    let to = job.target + at * pixel + (<usize>c << 2);
    for (let half: usize = 0; half < 32; half += 16, to += 16) {
      outputsOfPoints(sums + half, step, four, 16, 1);
      const start = v128.load(bias + half);
      for (let i: usize = 0; i < <usize>columns; i++)
        v128.store(to + i * pixel, clamp(f32x4.add(v128.load(four + (i << 4)), start), low, high));
    }
  }
}

/** The same with ReLU and 2×2 max-pool: the tile's four windows; `eight` is room for eight vectors. */
export function poolTile(
  job: WinogradJob, sums: usize, step: usize, image: i32, y: i32, x: i32, c: i32, eight: usize,
): void {
  const height = job.outHeight >> 1, width = job.outWidth >> 1;
  const bias = job.bias + (<usize>c << 2);
  y >>= 1; x >>= 1;
  const columns = min(2, width - x), rows = min(2, height - y);
  for (let row = 0; row < rows; row++, sums += 12 * step) {
    const at = <usize>(((image * height + y + row) * width + x) * job.outChannels + c);
    for (let half: usize = 0; half < 8; half += 4) {
      outputsOfPoints(sums + (half << 2), step, eight, 16, 1);
      outputsOfPoints(sums + (half << 2) + 6 * step, step, eight + 64, 16, 1);
      const start = v128.load(bias + (half << 2));
      for (let i: usize = 0; i < <usize>columns; i++) {
        const to = at + i * <usize>job.outChannels + half;
        const from = eight + (i << 5);
        poolPixels(
          from, from + 64, 16, start, job.target + (to << 2), job.pooled + to,
        );
      }
    }
  }
}
