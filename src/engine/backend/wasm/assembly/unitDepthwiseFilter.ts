/** The gradients of a 3×3 depthwise convolution's kernel and of the normalisation folded into it. */
import { madd } from './simd';

@unmanaged
class DepthwiseFilterJob {
  /** [images, height, width, channels]. */
  source: usize;
  /** [images, outHeight, outWidth, channels], of the output. */
  gradient: usize;
  /** [3, 3, channels]. */
  kernel: usize;
  /** [channels]: what the normalisation multiplies each channel by. */
  scale: usize;
  /** The kernel's gradient, [3, 3, channels]. */
  target: usize;
  /** [channels]: the sums of the gradient. */
  sums: usize;
  /** [channels]: the sums of kernel × the folded kernel's gradient. */
  products: usize;
  images: i32;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
}

/** Bytes of a group's channels: two cache lines, which processors fetch together. */
const GROUP: usize = 128;

/**
 * Groups [from, until) of 32 channels, each summed by one task from beginning to end.
 * `scratch` has room for ten sums of a group and 16 bytes.
 */
export function unitDepthwiseFilter(
  address: usize, from: i32, until: i32, scratch: usize,
): void {
  const job = changetype<DepthwiseFilterJob>(address);
  const pixel = <usize>job.channels << 2;
  const rows = job.images * job.outHeight;
  const zero = scratch + 10 * GROUP;
  v128.store(zero, f32x4.splat(0));
  for (let group = from; group < until; group++) {
    const first = <usize>group * GROUP;
    const bytes = min(pixel - first, GROUP);
    memory.fill(scratch, 0, 10 * GROUP);
    for (let row = 0; row < rows; row++)
      for (let c: usize = 0; c < bytes; c += 16) addRow(job, row, first + c, scratch + c, zero);
    for (let c: usize = 0; c < bytes; c += 16) fold(job, first + c, scratch + c);
  }
}

/** One output row of four channels: nine sums of products, and the gradient's own. */
function addRow(job: DepthwiseFilterJob, row: i32, c: usize, sums: usize, zero: usize): void {
  const pixel = <usize>job.channels << 2, rowBytes = <usize>job.width * pixel;
  const width = job.width;
  const y = (row % job.outHeight) * job.stride - job.padTop;
  const image = job.source + <usize>((row / job.outHeight) * job.height) * rowBytes + c;
  // A row outside of the image is one zero that is read again and again.
  const in0 = y >= 0, in1 = y + 1 >= 0 && y + 1 < job.height, in2 = y + 2 < job.height;
  const step0 = in0 ? pixel : 0, step1 = in1 ? pixel : 0, step2 = in2 ? pixel : 0;
  const r0 = in0 ? image + <usize>y * rowBytes : zero;
  const r1 = in1 ? image + <usize>(y + 1) * rowBytes : zero;
  const r2 = in2 ? image + <usize>(y + 2) * rowBytes : zero;
  let s00 = v128.load(sums), s01 = v128.load(sums, GROUP), s02 = v128.load(sums, 2 * GROUP);
  let s10 = v128.load(sums, 3 * GROUP), s11 = v128.load(sums, 4 * GROUP);
  let s12 = v128.load(sums, 5 * GROUP), s20 = v128.load(sums, 6 * GROUP);
  let s21 = v128.load(sums, 7 * GROUP), s22 = v128.load(sums, 8 * GROUP);
  let total = v128.load(sums, 9 * GROUP);
  let at = job.gradient + <usize>(row * job.outWidth) * pixel + c;
  if (job.stride == 1) {
    // Each pixel of the input is read once, with the three output pixels that it belongs to.
    let a = r0, b = r1, d = r2;
    let before = f32x4.splat(0), current = v128.load(at);
    for (let x = width; x > 0; x--) {
      at += pixel;
      const after = x > 1 ? v128.load(at) : f32x4.splat(0);
      const v0 = v128.load(a), v1 = v128.load(b), v2 = v128.load(d);
      total = f32x4.add(total, current);
      s00 = madd(v0, after, s00); s01 = madd(v0, current, s01); s02 = madd(v0, before, s02);
      s10 = madd(v1, after, s10); s11 = madd(v1, current, s11); s12 = madd(v1, before, s12);
      s20 = madd(v2, after, s20); s21 = madd(v2, current, s21); s22 = madd(v2, before, s22);
      before = current;
      current = after;
      a += step0; b += step1; d += step2;
    }
  } else for (let x = 0; x < job.outWidth; x++, at += pixel) {
    const left = x * job.stride - job.padLeft;
    const g = v128.load(at);
    total = f32x4.add(total, g);
    let a = r0 + <usize>left * step0, b = r1 + <usize>left * step1, d = r2 + <usize>left * step2;
    if (left >= 0) {
      s00 = madd(v128.load(a), g, s00);
      s10 = madd(v128.load(b), g, s10);
      s20 = madd(v128.load(d), g, s20);
    }
    a += step0; b += step1; d += step2;
    if (left + 1 >= 0 && left + 1 < width) {
      s01 = madd(v128.load(a), g, s01);
      s11 = madd(v128.load(b), g, s11);
      s21 = madd(v128.load(d), g, s21);
    }
    if (left + 2 < width) {
      s02 = madd(v128.load(a + step0), g, s02);
      s12 = madd(v128.load(b + step1), g, s12);
      s22 = madd(v128.load(d + step2), g, s22);
    }
  }
  v128.store(sums, s00); v128.store(sums, s01, GROUP); v128.store(sums, s02, 2 * GROUP);
  v128.store(sums, s10, 3 * GROUP); v128.store(sums, s11, 4 * GROUP);
  v128.store(sums, s12, 5 * GROUP); v128.store(sums, s20, 6 * GROUP);
  v128.store(sums, s21, 7 * GROUP); v128.store(sums, s22, 8 * GROUP);
  v128.store(sums, total, 9 * GROUP);
}

/** From the sums, the folded kernel's gradient, to the kernel's own; and gamma's products. */
function fold(job: DepthwiseFilterJob, c: usize, sums: usize): void {
  const pixel = <usize>job.channels << 2;
  const scale = v128.load(job.scale + c);
  let product = f32x4.splat(0);
  for (let tap: usize = 0; tap < 9; tap++) {
    const gradient = v128.load(sums + tap * GROUP);
    product = madd(gradient, v128.load(job.kernel + tap * pixel + c), product);
    v128.store(job.target + tap * pixel + c, f32x4.mul(gradient, scale));
  }
  v128.store(job.products + c, product);
  v128.store(job.sums + c, v128.load(sums, 9 * GROUP));
}
