/**
 * MobileNetV2's inverted residual as one kernel: expand, ReLU6, 3×3 depthwise, ReLU6,
 * project, and the block's input added. The wide activations exist for one strip of rows
 * and eight channels at a time (a panel of the expansion's weights): they stay in the
 * L1 and L2 caches.
 */
import { BottleneckJob } from './job';
import { filterRow } from './depthwiseRow';
import { readRow } from './rows';
import { tiles } from './simd';

/** Bytes of a pixel's eight channels. */
const PIXEL: usize = 32;

/** Source rows for rows [top, bottom) after the stem's 3×3 convolution of stride 2, padded. */
function readStem(job: BottleneckJob, image: i32, top: i32, bottom: i32, to: usize): void {
  const after = stemWidth(job) - job.stemPadLeft - job.sourceWidth;
  const rowBytes = <usize>(stemWidth(job) * job.channels) << 2;
  for (let y = 2 * top; y <= 2 * bottom; y++, to += rowBytes)
    readRow(
      to, job.source, 0, 0, 1, image, y - job.stemPadTop,
      job.sourceHeight, job.sourceWidth, job.channels, job.stemPadLeft, after,
    );
}

function stemWidth(job: BottleneckJob): i32 {
  return max(job.stemPadLeft + job.sourceWidth, 2 * job.width + 1);
}

/** Channels [c, c + 8) of the depthwise convolution's input rows, side by side in `to`. */
function expand(job: BottleneckJob, from: usize, rows: i32, c: usize, to: usize): void {
  const channels = job.channels;
  const pixel = <usize>channels << 2;
  const pixels = rows * job.width;
  const bias = job.expandBias + (c << 2);
  if (job.kernel == 0) {
    from += c << 2;
    for (let i = 0; i < pixels; i++, from += pixel, to += PIXEL) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    }
  } else if (job.kernel == 1) {
    const panel = job.expand + ((c * channels) << 2);
    tiles(from, pixel, 1, 0, channels, panel, bias, 0, 0, 6, to, PIXEL, pixels);
  } else {
    const panel = job.expand + ((c * 9 * channels) << 2);
    const rowBytes = <usize>stemWidth(job) * pixel;
    for (let r = 0; r < rows; r++, from += 2 * rowBytes, to += <usize>job.width * PIXEL)
      tiles(
        from, 2 * pixel, 3, rowBytes, 3 * channels, panel, bias, 0, 0, 6, to, PIXEL, job.width,
      );
  }
}

/**
 * Depthwise output rows [first, until) of channels [c, c + 8) to `to`, `ld` bytes a pixel,
 * from the expanded rows, of which the first is the image's row `top`.
 */
function filter(
  job: BottleneckJob, expanded: usize, zeros: usize, top: i32, first: i32, until: i32,
  c: usize, to: usize, ld: usize,
): void {
  const rowBytes = <usize>job.width * PIXEL;
  const taps = job.filters + <usize>(9 * c << 2);
  const bias = job.filterBias + (c << 2);
  for (let y = first; y < until; y++, to += <usize>job.outWidth * ld) {
    const above = y * job.stride - job.padTop;
    const at = expanded + <usize>(above - top) * rowBytes;
    const r0 = above < 0 ? zeros : at;
    const r1 = above + 1 < job.height ? at + rowBytes : zeros;
    const r2 = above + 2 < job.height ? at + 2 * rowBytes : zeros;
    for (let half: usize = 0; half < PIXEL; half += 16)
      filterRow(
        r0 + half, r1 + half, r2 + half, job.width, taps + half,
        bias + half, to + half, ld, job.outWidth, job.stride, job.padLeft,
      );
  }
}

/** What the projection is added to: its bias, and the block's input where that is added. */
function begin(job: BottleneckJob, to: usize, pixels: i32, residual: usize): void {
  const bytes = <usize>job.outChannels << 2;
  for (let i = 0; i < pixels; i++, to += bytes, residual += bytes)
    for (let c: usize = 0; c < bytes; c += 16) {
      const bias = v128.load(job.projectBias + c);
      v128.store(to + c, job.adds ? f32x4.add(bias, v128.load(residual + c)) : bias);
    }
}

/** Add the products of channels [c, c + count) of the depthwise output. */
function project(job: BottleneckJob, from: usize, c: i32, count: i32, to: usize, pixels: i32): void {
  const ldc = <usize>job.outChannels << 2;
  const panelBytes = <usize>job.wide * PIXEL;
  let panel = job.project + <usize>c * PIXEL;
  for (let o: usize = 0; o < ldc; o += PIXEL, panel += panelBytes)
    tiles(
      from, <usize>count << 2, 1, 0, count, panel, to + o, ldc,
      -Infinity, Infinity, to + o, ldc, pixels,
    );
}

/** Strips [from, until), counted through all images. */
export function bottleneck(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<BottleneckJob>(address);
  const strips = (job.outHeight + job.rows - 1) / job.rows;
  const rowBytes = <usize>job.width * PIXEL;
  const expanded = scratch + rowBytes;
  const stem = expanded + <usize>((job.rows - 1) * job.stride + 3) * rowBytes;
  const filtered = stem + job.stemBytes;
  memory.fill(scratch, 0, rowBytes);
  for (let task = from; task < until; task++) {
    const image = task / strips;
    const first = (task % strips) * job.rows;
    const end = min(first + job.rows, job.outHeight);
    const top = max(0, first * job.stride - job.padTop);
    const bottom = min(job.height, (end - 1) * job.stride - job.padTop + 3);
    const pixels = (end - first) * job.outWidth;
    const outAt = <usize>((image * job.outHeight + first) * job.outWidth);
    let source = job.source;
    if (job.kernel == 3) {
      readStem(job, image, top, bottom, stem);
      source = stem;
    } else source += <usize>((image * job.height + top) * job.width * job.channels) << 2;

    if (!job.project) {
      const ld = <usize>job.wide << 2;
      for (let c = 0; c < job.wide; c += 8) {
        expand(job, source, bottom - top, c, expanded);
        const to = job.target + outAt * ld + (<usize>c << 2);
        filter(job, expanded, scratch, top, first, end, c, to, ld);
      }
      continue;
    }
    const to = job.target + ((outAt * job.outChannels) << 2);
    begin(job, to, pixels, job.source + ((outAt * job.outChannels) << 2));
    for (let group = 0; group < job.wide; group += job.group) {
      const count = min(job.group, job.wide - group);
      for (let c = 0; c < count; c += 8) {
        expand(job, source, bottom - top, group + c, expanded);
        const at = filtered + (<usize>c << 2);
        filter(job, expanded, scratch, top, first, end, group + c, at, <usize>count << 2);
      }
      project(job, filtered, group, count, to, pixels);
    }
  }
}

/**
 * Groups [from, until) of `group` channels, counted through all images: expanded and filtered, all
 * rows at once. The target is [images][groups][pixels][group], or without a projection a tensor.
 */
export function expandAndFilter(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<BottleneckJob>(address);
  const groups = job.wide / job.group;
  const rowBytes = <usize>job.width * PIXEL;
  const expanded = scratch + rowBytes;
  const imageBytes = <usize>(job.height * job.width * job.channels) << 2;
  const outPixels = <usize>(job.outHeight * job.outWidth);
  const ld = <usize>(job.project ? job.group : job.wide) << 2;
  const groupBytes = job.project ? outPixels * ld : <usize>job.group << 2;
  memory.fill(scratch, 0, rowBytes);
  for (let task = from; task < until; task++) {
    const image = task / groups, first = (task % groups) * job.group;
    const source = job.source + <usize>image * imageBytes;
    let to = job.target + ((<usize>image * outPixels * job.wide) << 2) + <usize>(task % groups) * groupBytes;
    for (let c = first; c < first + job.group; c += 8, to += PIXEL) {
      expand(job, source, job.height, c, expanded);
      filter(job, expanded, scratch, 0, 0, job.outHeight, c, to, ld);
    }
  }
}
