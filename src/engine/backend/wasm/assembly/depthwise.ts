/** Gradients of a 3×3 depthwise convolution, one filter a channel, channels a multiple of four. */
import { DepthwiseJob } from './job';
import { madd } from './simd';

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
