/**
 * MobileNetV2's inverted residual as one kernel: expand, ReLU6, 3×3 depthwise, ReLU6,
 * project, and the block's input added. The wide activations exist for one strip of rows
 * and eight channels at a time (a panel of the expansion's weights): they stay in the
 * L1 and L2 caches.
 */
import { BottleneckJob } from './job';
import { filterPairs, filterRow } from './depthwiseRow';
import { readRow } from './rows';
import { panels } from './tiles';

/** Bytes of a pixel's eight channels. */
const PIXEL: usize = 32;
/** Panels that are expanded at once. */
const PANELS = WIDE ? 2 : 1;

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

/**
 * Channels [c, c + 8 × count) of the depthwise convolution's input rows, in panels of eight,
 * `panelBytes` apart in `to`.
 */
function expand(
  job: BottleneckJob, from: usize, rows: i32, c: i32, count: i32, to: usize, panelBytes: usize,
): void {
  const channels = job.channels;
  const pixel = <usize>channels << 2;
  const pixels = rows * job.width;
  const bias = job.expandBias + (<usize>c << 2);
  if (job.kernel == 0) {
    from += <usize>c << 2;
    for (let p = 0; p < count; p++) copyPanel(from + <usize>p * PIXEL, pixel, pixels, to + <usize>p * panelBytes);
  } else if (job.kernel == 1) {
    const panel = job.expand + (<usize>(c * channels) << 2);
    panels(
      from, pixel, 1, 0, channels, panel, <usize>channels * PIXEL, bias, 0, 0, 6,
      to, panelBytes, PIXEL, pixels, count,
    );
  } else {
    const panel = job.expand + (<usize>(c * 9 * channels) << 2);
    const rowBytes = <usize>stemWidth(job) * pixel;
    for (let r = 0; r < rows; r++, from += 2 * rowBytes, to += <usize>job.width * PIXEL)
      panels(
        from, 2 * pixel, 3, rowBytes, 3 * channels, panel, <usize>channels * 9 * PIXEL, bias, 0, 0, 6,
        to, panelBytes, PIXEL, job.width, count,
      );
  }
}

/** Eight channels of each pixel, side by side in `to`. */
function copyPanel(from: usize, pixel: usize, pixels: i32, to: usize): void {
  for (let i = 0; i < pixels; i++, from += pixel, to += PIXEL) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
  }
}

/**
 * Depthwise output rows [first, until) of channels [c, c + 8) to `to`, `ld` bytes a pixel,
 * from the expanded rows, of which the first is the image's row `top`.
 */
function filter(
  job: BottleneckJob, expanded: usize, zeros: usize, top: i32, first: i32, until: i32,
  c: i32, to: usize, ld: usize,
): void {
  const rowBytes = <usize>job.width * PIXEL;
  const taps = job.filters + (<usize>(9 * c) << 2);
  const bias = job.filterBias + (<usize>c << 2);
  for (let y = first; y < until; y++, to += <usize>job.outWidth * ld) {
    const above = y * job.stride - job.padTop;
    const at = expanded + <usize>(above - top) * rowBytes;
    const r0 = above < 0 ? zeros : at;
    const r1 = above + 1 < job.height ? at + rowBytes : zeros;
    const r2 = above + 2 < job.height ? at + 2 * rowBytes : zeros;
    if (WIDE) {
      filterPairs(
        r0, r1, r2, job.width, taps, bias, to, ld, job.outWidth, job.stride, job.padLeft,
      );
      continue;
    }
    for (let half: usize = 0; half < PIXEL; half += 16)
      filterRow(
        r0 + half, r1 + half, r2 + half, job.width, taps + half,
        bias + half, to + half, ld, job.outWidth, job.stride, job.padLeft,
      );
  }
}

/**
 * `count` channels from c on, expanded and filtered: depthwise output rows [first, until) to `to`,
 * `ld` bytes a pixel. `source` and the scratch memory `expanded` begin with the image's row `top`.
 */
function expandAndFilterRows(
  job: BottleneckJob, source: usize, expanded: usize, zeros: usize, top: i32, bottom: i32,
  first: i32, until: i32, c: i32, count: i32, to: usize, ld: usize,
): void {
  const panelBytes = <usize>((bottom - top) * job.width) * PIXEL;
  for (const end = c + count; c < end; c += 8 * PANELS) {
    const some = min(PANELS, (end - c) >> 3);
    expand(job, source, bottom - top, c, some, expanded, panelBytes);
    for (let p = 0; p < some; p++, to += PIXEL)
      filter(job, expanded + <usize>p * panelBytes, zeros, top, first, until, c + 8 * p, to, ld);
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
  const panel = job.project + <usize>c * PIXEL;
  panels(
    from, <usize>count << 2, 1, 0, count, panel, panelBytes, to, ldc,
    -Infinity, Infinity, to, PIXEL, ldc, pixels, job.outChannels >> 3,
  );
}

/** Strips [from, until), counted through all images. */
export function bottleneck(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<BottleneckJob>(address);
  const strips = (job.outHeight + job.rows - 1) / job.rows;
  const rowBytes = <usize>job.width * PIXEL;
  const expanded = scratch + rowBytes;
  const stem = expanded + <usize>(PANELS * ((job.rows - 1) * job.stride + 3)) * rowBytes;
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
      expandAndFilterRows(
        job, source, expanded, scratch, top, bottom, first, end, 0, job.wide, job.target + outAt * ld, ld,
      );
      continue;
    }
    const to = job.target + ((outAt * job.outChannels) << 2);
    begin(job, to, pixels, job.source + ((outAt * job.outChannels) << 2));
    for (let group = 0; group < job.wide; group += job.group) {
      const count = min(job.group, job.wide - group);
      expandAndFilterRows(
        job, source, expanded, scratch, top, bottom, first, end, group, count, filtered, <usize>count << 2,
      );
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
    const to =
      job.target + ((<usize>image * outPixels * job.wide) << 2) + <usize>(task % groups) * groupBytes;
    expandAndFilterRows(
      job, source, expanded, scratch, 0, job.height, 0, job.outHeight, first, job.group, to, ld,
    );
  }
}
