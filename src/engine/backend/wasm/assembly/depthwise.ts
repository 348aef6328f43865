/** 3×3 depthwise convolution and its gradients, one filter a channel, channels a multiple of four. */
import { DepthwiseJob } from './job';
import { clamp, madd } from './simd';

/** Bytes of a pixel's eight channels. */
const PIXEL: usize = 32;

/**
 * Eight channels of one output row with bias and ReLU6, to `to`, `ld` bytes a pixel. The
 * rows of the window are `width` pixels of eight channels; taps are `tapBytes` apart.
 */
export function filterRow(
  r0: usize, r1: usize, r2: usize, width: i32, taps: usize, tapBytes: usize,
  bias: usize, to: usize, ld: usize, outWidth: i32, stride: i32, padLeft: i32,
): void {
  for (let x = 0; x < outWidth; ) {
    const left = x * stride - padLeft;
    const count = left >= 0 && x + 4 <= outWidth && left + 3 * stride + 3 <= width ? 4 : 1;
    if (count == 4) {
      const at = <usize>left * PIXEL;
      filter4(r0 + at, r1 + at, r2 + at, <usize>stride * PIXEL, taps, tapBytes, bias, to, ld);
    } else filter1(r0, r1, r2, left, width, taps, tapBytes, bias, to);
    x += count;
    to += <usize>count * ld;
  }
}

/** Four output pixels, whose windows are `step` bytes apart and whole. As in simd.ts, eight sums. */
function filter4(
  r0: usize, r1: usize, r2: usize, step: usize, taps: usize, tapBytes: usize,
  bias: usize, to: usize, ld: usize,
): void {
  let c00 = v128.load(bias), c01 = v128.load(bias, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  for (let row = 0; row < 3; row++) {
    let a0 = r0, a1 = a0 + step, a2 = a1 + step, a3 = a2 + step;
    for (let i = 3; i > 0; i--) {
      const b0 = v128.load(taps), b1 = v128.load(taps, 16);
      c00 = madd(v128.load(a0), b0, c00); c01 = madd(v128.load(a0, 16), b1, c01);
      c10 = madd(v128.load(a1), b0, c10); c11 = madd(v128.load(a1, 16), b1, c11);
      c20 = madd(v128.load(a2), b0, c20); c21 = madd(v128.load(a2, 16), b1, c21);
      c30 = madd(v128.load(a3), b0, c30); c31 = madd(v128.load(a3, 16), b1, c31);
      a0 += PIXEL; a1 += PIXEL; a2 += PIXEL; a3 += PIXEL; taps += tapBytes;
    }
    r0 = r1; r1 = r2;
  }
  const low = f32x4.splat(0), high = f32x4.splat(6);
  v128.store(to, clamp(c00, low, high)); v128.store(to, clamp(c01, low, high), 16); to += ld;
  v128.store(to, clamp(c10, low, high)); v128.store(to, clamp(c11, low, high), 16); to += ld;
  v128.store(to, clamp(c20, low, high)); v128.store(to, clamp(c21, low, high), 16); to += ld;
  v128.store(to, clamp(c30, low, high)); v128.store(to, clamp(c31, low, high), 16);
}

/** One output pixel, whose window begins at pixel `left` and may end outside of the rows. */
function filter1(
  r0: usize, r1: usize, r2: usize, left: i32, width: i32, taps: usize, tapBytes: usize,
  bias: usize, to: usize,
): void {
  let c0 = v128.load(bias), c1 = v128.load(bias, 16);
  const first = max(0, left), until = min(width, left + 3);
  for (let row = 0; row < 3; row++) {
    let a = r0 + <usize>first * PIXEL;
    let b = taps + <usize>(first - left) * tapBytes;
    for (let x = first; x < until; x++, a += PIXEL, b += tapBytes) {
      c0 = madd(v128.load(a), v128.load(b), c0);
      c1 = madd(v128.load(a, 16), v128.load(b, 16), c1);
    }
    r0 = r1; r1 = r2; taps += 3 * tapBytes;
  }
  const low = f32x4.splat(0), high = f32x4.splat(6);
  v128.store(to, clamp(c0, low, high));
  v128.store(to, clamp(c1, low, high), 16);
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
