/** A depthwise convolution of one image, for any window and activation. */
import { clamp, madd } from './simd';

@unmanaged
class DepthwiseForwardJob {
  /** [height, width, channels]. */
  source: usize;
  /** [kernelHeight, kernelWidth, channels]. */
  filters: usize;
  bias: usize;
  /** [outHeight, outWidth, channels]. */
  target: usize;
  height: i32;
  width: i32;
  channels: i32;
  outWidth: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
  lo: f32;
  hi: f32;
}

/**
 * Output rows [from, until). Where channels are no multiple of four, up to 12 bytes after each
 * tensor are read or written; the next pixel's results then overwrite them.
 */
export function depthwiseForward(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<DepthwiseForwardJob>(address);
  const low = f32x4.splat(job.lo), high = f32x4.splat(job.hi);
  const pixel = <usize>job.channels << 2;
  const row = <usize>job.width * pixel;
  const tapRow = <usize>job.kernelWidth * pixel;
  let to = job.target + <usize>(from * job.outWidth) * pixel;
  for (let y = from; y < until; y++) {
    const top = y * job.stride - job.padTop;
    const ky = max(0, -top), rows = min(job.kernelHeight, job.height - top) - ky;
    for (let x = 0; x < job.outWidth; x++, to += pixel) {
      const left = x * job.stride - job.padLeft;
      const kx = max(0, -left), columns = min(job.kernelWidth, job.width - left) - kx;
      const source = job.source + <usize>(top + ky) * row + <usize>(left + kx) * pixel;
      const taps = job.filters + <usize>ky * tapRow + <usize>kx * pixel;
      for (let c: usize = 0; c < pixel; c += 16) {
        let sum = v128.load(job.bias + c);
        let a = source + c, w = taps + c;
        for (let r = rows; r > 0; r--, a += row, w += tapRow)
          for (let k = 0, at: usize = 0; k < columns; k++, at += pixel)
            sum = madd(v128.load(a + at), v128.load(w + at), sum);
        v128.store(to + c, clamp(sum, low, high));
      }
    }
  }
}
