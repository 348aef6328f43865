/** Images through projective transforms: tfjs's Transform, bilinear, for three channels. */

const REFLECT = 2, WRAP = 3, NEAREST = 4;
/** Bytes of a pixel. */
const PIXEL: usize = 12;

@unmanaged
class WarpJob {
  /** [n, height, width, 3]. */
  source: usize;
  /** [n, 8], or eight floats for all. */
  transforms: usize;
  /** [n, outHeight, outWidth, 3]. */
  target: usize;
  height: i32;
  width: i32;
  outHeight: i32;
  outWidth: i32;
  /** Bytes from one image's transform to the next: 32 or 0. */
  transformStride: usize;
  /** As tfjs numbers them: 1 constant, 2 reflect, 3 wrap, 4 nearest. */
  fillMode: i32;
  fillValue: f32;
}

// @ts-ignore: decorator
@inline
function limited(at: f32, lo: f32, hi: f32): f32 {
  return at < lo ? lo : at > hi ? hi : at;
}

/** Where a coordinate outside the image reads, as in TensorFlow's ImageProjectiveTransformV3. */
// @ts-ignore: decorator
@inline
function inside(at: f32, length: i32, fillMode: i32): f32 {
  const end = <f32>(length - 1);
  if (fillMode == NEAREST) return limited(at, 0, end);
  if (fillMode == REFLECT) at = reflected(at, <f32>length, end);
  else if (fillMode == WRAP) at = wrapped(at, <f32>length, end);
  // What is outside by two is outside by any more: it keeps the integer in range.
  else return limited(at, -2, end + 2);
  return limited(at, 0, end);
}

function reflected(at: f32, length: f32, end: f32): f32 {
  if (end <= 0) return 0;
  const period: f32 = 2.0 * length;
  if (at < 0) {
    at += period * floor(-at / period);
    return at < -length ? at + period : -at - 1;
  }
  if (at > end) {
    at -= period * floor(at / period);
    return at >= length ? period - at - 1 : at;
  }
  return at;
}

function wrapped(at: f32, length: f32, end: f32): f32 {
  if (end <= 0) return 0;
  if (at < 0) return at + length * (floor(-at / end) + 1);
  if (at > end) return at - length * floor(at / end);
  return at;
}

// @ts-ignore: decorator
@inline
function between(a: v128, b: v128, share: v128): v128 {
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), share));
}

/** The image's pixel, and one float more; the fill outside of it. */
// @ts-ignore: decorator
@inline
function pixel(base: usize, x: i32, y: i32, job: WarpJob): v128 {
  const out = <u32>x >= <u32>job.width || <u32>y >= <u32>job.height;
  return out ? f32x4.splat(job.fillValue) : v128.load(base + <usize>(y * job.width + x) * PIXEL);
}

/** Three channels of the image at a place between its pixels, and a fourth float that is not used. */
// @ts-ignore: decorator
@inline
function sample(base: usize, x: f32, y: f32, job: WarpJob): v128 {
  const left = floor<f32>(x), top = floor<f32>(y);
  const x0 = <i32>left, y0 = <i32>top;
  const across = f32x4.splat(x - left), down = f32x4.splat(y - top);
  const isWithin = <u32>x0 < <u32>(job.width - 1) && <u32>y0 < <u32>(job.height - 1);
  if (!isWithin) {
    const upper = between(pixel(base, x0, y0, job), pixel(base, x0 + 1, y0, job), across);
    const lower = between(pixel(base, x0, y0 + 1, job), pixel(base, x0 + 1, y0 + 1, job), across);
    return between(upper, lower, down);
  }
  const at = base + <usize>(y0 * job.width + x0) * PIXEL;
  const below = at + <usize>job.width * PIXEL;
  const upper = between(v128.load(at), v128.load(at, PIXEL), across);
  return between(upper, between(v128.load(below), v128.load(below, PIXEL), across), down);
}

/**
 * Tasks are rows of the output. The last pixel of the last image is read with the four
 * bytes behind it: allocated blocks are never the last of the memory.
 */
export function warp(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<WarpJob>(address);
  const height = job.height, width = job.width, mode = job.fillMode;
  for (let row = from; row < until; row++) {
    const image = row / job.outHeight;
    const base = job.source + <usize>(image * height * width) * PIXEL;
    const t = job.transforms + <usize>image * job.transformStride;
    const a0 = load<f32>(t), a1 = load<f32>(t, 4), a2 = load<f32>(t, 8);
    const b0 = load<f32>(t, 12), b1 = load<f32>(t, 16), b2 = load<f32>(t, 20);
    const c0 = load<f32>(t, 24), c1 = load<f32>(t, 28);
    const y = <f32>(row - image * job.outHeight);
    let at = job.target + <usize>(row * job.outWidth) * PIXEL;
    for (let i = 0; i < job.outWidth; i++, at += PIXEL) {
      const x = <f32>i;
      const projection = c0 * x + c1 * y + 1;
      let value = f32x4.splat(job.fillValue);
      if (projection != 0) {
        const sx = (a0 * x + a1 * y + a2) / projection;
        const sy = (b0 * x + b1 * y + b2) / projection;
        value = sample(base, inside(sx, width, mode), inside(sy, height, mode), job);
      }
      // The fourth float falls into the next pixel of the row, which follows; after the last is another thread's row.
      if (i + 1 < job.outWidth) v128.store(at, value);
      else {
        v128.store64_lane(at, value, 0);
        v128.store32_lane(at, value, 2, 8);
      }
    }
  }
}
