/** 3×3 depthwise convolution and its gradients, one filter a channel, channels a multiple of four. */
import { DepthwiseJob } from './job';
import { clamp, madd } from './simd';

/** Bytes between the pixels that `filterRow` reads. */
const PIXEL: usize = 32;

/**
 * Four channels of one output row with bias and ReLU6, to `to`, `ld` bytes a pixel. The rows
 * of the window are `width` pixels of eight channels; taps are `tapBytes` apart.
 */
export function filterRow(
  r0: usize, r1: usize, r2: usize, width: i32, taps: usize, tapBytes: usize,
  bias: usize, to: usize, ld: usize, outWidth: i32, stride: i32, padLeft: i32,
): void {
  const low = f32x4.splat(0), high = f32x4.splat(6), start = v128.load(bias);
  const row1 = taps + 3 * tapBytes, row2 = taps + 6 * tapBytes;
  const w00 = v128.load(taps), w01 = v128.load(taps + tapBytes), w02 = v128.load(taps + 2 * tapBytes);
  const w10 = v128.load(row1), w11 = v128.load(row1 + tapBytes), w12 = v128.load(row1 + 2 * tapBytes);
  const w20 = v128.load(row2), w21 = v128.load(row2 + tapBytes), w22 = v128.load(row2 + 2 * tapBytes);
  const step = <usize>stride * PIXEL;
  for (let x = 0; x < outWidth; x++, to += ld) {
    const left = x * stride - padLeft;
    if (left < 0 || left + 3 > width) {
      v128.store(to, edge(r0, r1, r2, left, width, taps, tapBytes, start));
      continue;
    }
    const inside = (width - 3 - left) / stride + 1;
    let a = r0 + <usize>left * PIXEL, b = r1 + <usize>left * PIXEL, c = r2 + <usize>left * PIXEL;
    const last = min(outWidth, x + inside) - 1;
    for (; ; x++) {
      let sum = madd(v128.load(a), w00, start);
      sum = madd(v128.load(a, 32), w01, sum);
      sum = madd(v128.load(a, 64), w02, sum);
      sum = madd(v128.load(b), w10, sum);
      sum = madd(v128.load(b, 32), w11, sum);
      sum = madd(v128.load(b, 64), w12, sum);
      sum = madd(v128.load(c), w20, sum);
      sum = madd(v128.load(c, 32), w21, sum);
      sum = madd(v128.load(c, 64), w22, sum);
      v128.store(to, clamp(sum, low, high));
      if (x == last) break;
      a += step; b += step; c += step; to += ld;
    }
  }
}

/** An output pixel whose window begins at pixel `left` and ends outside of the rows. */
function edge(
  r0: usize, r1: usize, r2: usize, left: i32, width: i32, taps: usize, tapBytes: usize, start: v128,
): v128 {
  let sum = start;
  for (let x = max(0, left); x < min(width, left + 3); x++) {
    const at = <usize>x * PIXEL;
    const tap = taps + <usize>(x - left) * tapBytes;
    sum = madd(v128.load(r0 + at), v128.load(tap), sum);
    sum = madd(v128.load(r1 + at), v128.load(tap + 3 * tapBytes), sum);
    sum = madd(v128.load(r2 + at), v128.load(tap + 6 * tapBytes), sum);
  }
  return clamp(sum, f32x4.splat(0), f32x4.splat(6));
}

/** Rows [from, until) of the input's gradient, all images' rows counted through. */
export function depthwiseInput(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<DepthwiseJob>(address);
  const pixel = <usize>job.channels << 2;
  const rowBytes = <usize>job.width * pixel;
  for (let row = from; row < until; row++) {
    const image = row / job.height;
    const y = row % job.height;
    const to = job.target + <usize>row * rowBytes;
    memory.fill(to, 0, rowBytes);
    for (let ky = 0; ky < 3; ky++) {
      const outY = y + job.padTop - ky;
      if (outY < 0 || outY % job.stride != 0 || outY / job.stride >= job.outHeight) continue;
      const outRow = <usize>(image * job.outHeight + outY / job.stride) * job.outWidth;
      for (let x = 0; x < job.outWidth; x++) {
        const dy = job.gradient + (outRow + x) * pixel;
        for (let kx = 0; kx < 3; kx++) {
          const at = x * job.stride - job.padLeft + kx;
          if (at < 0 || at >= job.width) continue;
          accumulate(dy, job.other + <usize>(ky * 3 + kx) * pixel, to + <usize>at * pixel, pixel);
        }
      }
    }
  }
}

/** c += a × b over `bytes` of floats. */
// @ts-ignore: decorator
@inline
function accumulate(a: usize, b: usize, c: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(c + i, madd(v128.load(a + i), v128.load(b + i), v128.load(c + i)));
}

/**
 * The filter's gradient for groups [from, until) of sixteen channels. A group belongs to
 * one thread from beginning to end, so the sum does not depend on how many there are.
 */
export function depthwiseFilter(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<DepthwiseJob>(address);
  const pixel = <usize>job.channels << 2;
  for (let group = from; group < until; group++) {
    const first = <usize>group << 6;
    const end = min(pixel, first + 64);
    for (let tap: usize = 0; tap < 9; tap++)
      memory.fill(job.target + tap * pixel + first, 0, end - first);
    for (let row = 0; row < job.images * job.outHeight; row++)
      for (let ky = 0; ky < 3; ky++) {
        const y = (row % job.outHeight) * job.stride - job.padTop + ky;
        if (y < 0 || y >= job.height) continue;
        const source = <usize>((row / job.outHeight) * job.height + y) * job.width;
        for (let c = first; c < end; c += 16)
          addRow(
            job, job.other + source * pixel + c,
            job.gradient + <usize>row * job.outWidth * pixel + c,
            job.target + <usize>(ky * 3) * pixel + c, pixel,
          );
      }
  }
}

/** One output row against one input row: four channels of the three filters of that row. */
function addRow(job: DepthwiseJob, input: usize, dy: usize, to: usize, pixel: usize): void {
  let sum0 = v128.load(to);
  let sum1 = v128.load(to + pixel);
  let sum2 = v128.load(to + 2 * pixel);
  for (let x = 0; x < job.outWidth; x++, dy += pixel) {
    const gradient = v128.load(dy);
    const left = x * job.stride - job.padLeft;
    const at = input + <usize>left * pixel;
    if (left >= 0 && left < job.width) sum0 = madd(v128.load(at), gradient, sum0);
    if (left + 1 >= 0 && left + 1 < job.width)
      sum1 = madd(v128.load(at + pixel), gradient, sum1);
    if (left + 2 >= 0 && left + 2 < job.width)
      sum2 = madd(v128.load(at + 2 * pixel), gradient, sum2);
  }
  v128.store(to, sum0);
  v128.store(to + pixel, sum1);
  v128.store(to + 2 * pixel, sum2);
}
