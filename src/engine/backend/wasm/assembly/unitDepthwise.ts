/**
 * A 3×3 depthwise convolution with its normalisation folded in, and its gradients, four
 * channels at a time: their nine weights, or nine sums, are in registers along a row.
 */
import { depthwiseInput } from './depthwise';
import { column } from './depthwiseRow';
import { DepthwiseJob } from './job';
import { clamp, isOpen, madd } from './simd';

@unmanaged
class RowsJob {
  /** [images, height, width, channels]. */
  source: usize;
  /** [3, 3, channels]. */
  taps: usize;
  /** [channels]. */
  bias: usize;
  /** [images, outHeight, outWidth, channels]. */
  target: usize;
  /** Zero, or a ReLU6's output, shaped as the target, which lets its gradient, the target, through. */
  gate: usize;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
  lo: f32;
  hi: f32;
}

/**
 * Output rows [from, until), all images' rows counted through. With turned taps it is also
 * the gradient of a stride-1 convolution's input. `scratch` has room for 32 bytes.
 */
export function unitDepthwise(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<RowsJob>(address);
  v128.store(scratch, f32x4.splat(0));
  for (let row = from; row < until; row++) outputRow(job, row, scratch);
}

/**
 * A row of a stride-1 convolution, which 'same' pads by one pixel on each side. Each input pixel is read
 * once and added to the three output pixels that it belongs to.
 */
// @ts-ignore: decorator
@inline
function slide(
  a: usize, b: usize, d: usize, step0: usize, step1: usize, step2: usize, pixels: i32,
  taps: usize, pixel: usize, bias: v128, low: v128, high: v128, to: usize, gated: usize, gate: usize,
): void {
  const w00 = v128.load(taps), w01 = v128.load(taps + pixel), w02 = v128.load(taps + 2 * pixel);
  const w10 = v128.load(taps + 3 * pixel), w11 = v128.load(taps + 4 * pixel);
  const w12 = v128.load(taps + 5 * pixel), w20 = v128.load(taps + 6 * pixel);
  const w21 = v128.load(taps + 7 * pixel), w22 = v128.load(taps + 8 * pixel);
  let current = column(a, b, d, w01, w11, w21, bias);
  let next = column(a, b, d, w00, w10, w20, bias);
  for (let x = pixels - 1; x > 0; x--) {
    a += step0; b += step1; d += step2;
    const v0 = v128.load(a), v1 = v128.load(b), v2 = v128.load(d);
    const done = madd(v2, w22, madd(v1, w12, madd(v0, w02, current)));
    current = madd(v2, w21, madd(v1, w11, madd(v0, w01, next)));
    next = madd(v2, w20, madd(v1, w10, madd(v0, w00, bias)));
    put(to, clamp(done, low, high), gated, gate);
    to += pixel; gate += pixel;
  }
  put(to, clamp(current, low, high), gated, gate);
}

/** Read memory in its order, ahead of the reads that jump from pixel to pixel, so that it is in the cache then. */
function touch(from: usize, bytes: usize, to: usize): void {
  let all = f32x4.splat(0);
  for (const end = from + bytes; from < end; from += 64) all = v128.or(all, v128.load(from));
  v128.store(to, all);
}

// @ts-ignore: decorator
@inline
function put(to: usize, value: v128, gated: usize, gate: usize): void {
  v128.store(to, gated ? v128.and(value, isOpen(v128.load(gate))) : value);
}

function outputRow(job: RowsJob, row: i32, zero: usize): void {
  const pixel = <usize>job.channels << 2, rowBytes = <usize>job.width * pixel;
  const stride = job.stride, width = job.width;
  const low = f32x4.splat(job.lo), high = f32x4.splat(job.hi);
  const y = (row % job.outHeight) * stride - job.padTop;
  const image = job.source + <usize>((row / job.outHeight) * job.height) * rowBytes;
  // A row outside of the image is one zero that is read again and again.
  const in0 = y >= 0, in1 = y + 1 >= 0 && y + 1 < job.height, in2 = y + 2 < job.height;
  const step0 = in0 ? pixel : 0, step1 = in1 ? pixel : 0, step2 = in2 ? pixel : 0;
  const start = <usize>(row * job.outWidth) * pixel;
  const outBytes = <usize>job.outWidth * pixel;
  // Writing a whole row in order is faster than what the scattered writes would have to fetch.
  memory.fill(job.target + start, 0, outBytes);
  if (in2) touch(image + <usize>(y + 2) * rowBytes, rowBytes, zero + 16);
  if (job.gate) touch(job.gate + start, outBytes, zero + 16);
  for (let c: usize = 0; c < pixel; c += 16) {
    const r0 = in0 ? image + <usize>y * rowBytes + c : zero;
    const r1 = in1 ? image + <usize>(y + 1) * rowBytes + c : zero;
    const r2 = in2 ? image + <usize>(y + 2) * rowBytes + c : zero;
    const taps = job.taps + c, bias = v128.load(job.bias + c);
    let to = job.target + start + c, gate = job.gate + start + c;
    if (stride == 1) {
      slide(
        r0, r1, r2, step0, step1, step2, width,
        taps, pixel, bias, low, high, to, job.gate, gate,
      );
      continue;
    }
    const w00 = v128.load(taps), w01 = v128.load(taps + pixel), w02 = v128.load(taps + 2 * pixel);
    const w10 = v128.load(taps + 3 * pixel), w11 = v128.load(taps + 4 * pixel);
    const w12 = v128.load(taps + 5 * pixel), w20 = v128.load(taps + 6 * pixel);
    const w21 = v128.load(taps + 7 * pixel), w22 = v128.load(taps + 8 * pixel);
    for (let x = 0; x < job.outWidth; x++, to += pixel, gate += pixel) {
      const left = x * stride - job.padLeft;
      let sum = bias;
      let a = r0 + <usize>left * step0, b = r1 + <usize>left * step1, d = r2 + <usize>left * step2;
      if (left >= 0) sum = column(a, b, d, w00, w10, w20, sum);
      a += step0; b += step1; d += step2;
      if (left + 1 >= 0 && left + 1 < width) sum = column(a, b, d, w01, w11, w21, sum);
      if (left + 2 < width) sum = column(a + step0, b + step1, d + step2, w02, w12, w22, sum);
      put(to, clamp(sum, low, high), job.gate, gate);
    }
  }
}

@unmanaged
class GatedJob extends DepthwiseJob {
  /** Zero, or a ReLU6's output, shaped as the target. */
  gate: usize;
}

/** Rows [from, until) of the gradient of a convolution's input, for any stride. */
export function unitDepthwiseInput(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<GatedJob>(address);
  const rowBytes = <usize>(job.width * job.channels) << 2;
  for (let row = from; row < until; row++) {
    depthwiseInput(address, row, row + 1, scratch);
    if (!job.gate) continue;
    const at = <usize>row * rowBytes;
    for (let i = at; i < at + rowBytes; i += 16)
      v128.store(
        job.target + i,
        v128.and(v128.load(job.target + i), isOpen(v128.load(job.gate + i))),
      );
  }
}
