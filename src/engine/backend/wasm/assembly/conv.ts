/** Convolution forward; with turned panels also its input gradient. */
import { ConvJob } from './job';
import { poolPixels } from './pool';
import { readRow, roundUp8 } from './rows';
import { tiles } from './tiles';

/**
 * `rows` pixels of the output at `to`, its channels from `c` on: eight, or what is left of them. `a` and
 * the four after it are as `tiles` takes them; `spare` is room for four pixels of eight channels.
 */
function eightChannels(
  job: ConvJob, a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32,
  c: i32, to: usize, rows: i32, spare: usize,
): void {
  const ldc = <usize>job.outChannels << 2;
  const panel = job.panels + <usize>(c * segments * k << 2);
  const start = job.bias + (<usize>c << 2);
  to += <usize>c << 2;
  if (c + 8 <= job.outChannels) {
    tiles(a, lda, segments, segmentStride, k, panel, start, 0, job.lo, job.hi, to, ldc, rows);
    return;
  }
  const left = <usize>(job.outChannels - c) << 2;
  for (; rows > 0; rows -= 4, a += lda << 2) {
    const some = min(4, rows);
    tiles(a, lda, segments, segmentStride, k, panel, start, 0, job.lo, job.hi, spare, 32, some);
    for (let r = 0; r < some; r++, to += ldc) memory.copy(to, spare + (<usize>r << 5), left);
  }
}

/** One output row, from `rows` (padded input rows, `rowBytes` bytes apart) to `to`. */
function outputRow(job: ConvJob, rows: usize, rowBytes: usize, to: usize, spare: usize): void {
  const k = job.kernelWidth * job.channels;
  const lda = <usize>(job.stride * job.channels) << 2;
  for (let c = 0; c < job.outChannels; c += 8)
    eightChannels(job, rows, lda, job.kernelHeight, rowBytes, k, c, to, job.outWidth, spare);
}

/** The maxima of 2 × 2 windows of two adjacent rows, and which of the four each was (4: none above 0). */
function poolRows(
  top: usize, bottom: usize, width: i32, channels: i32, to: usize, winners: usize,
): void {
  const pixel = <usize>channels << 2;
  const zero = f32x4.splat(0);
  for (let x = 0; x < width; x++, top += pixel, bottom += pixel) {
    for (let c = 0; c < channels; c += 4, top += 16, bottom += 16, to += 16, winners += 4) {
      poolPixels(top, bottom, pixel, zero, to, winners);
    }
  }
}

/**
 * Output rows [from, until) counted through all images: rows of `target`, pooled ones
 * when `pooled` is set. `scratch` needs room for the window's input rows, two output
 * rows and a tile.
 */
export function conv(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<ConvJob>(address);
  const pools = job.pooled != 0;
  const rowsAtOnce = pools ? 2 : 1;
  const unitHeight = pools ? job.outHeight >> 1 : job.outHeight;
  const unitWidth = pools ? job.outWidth >> 1 : job.outWidth;
  const reach = (job.outWidth - 1) * job.stride + job.kernelWidth;
  const after = max(0, reach - job.padLeft - job.width);
  const rowBytes = <usize>((job.padLeft + job.width + after) * job.channels) << 2;
  const windowRows = (rowsAtOnce - 1) * job.stride + job.kernelHeight;
  const outBytes = <usize>(job.outWidth * job.outChannels) << 2;
  const held = scratch + (<usize>windowRows * rowBytes);
  const spare = held + 2 * outBytes;
  const unit = <usize>(unitWidth * job.outChannels);
  let next = -1; // The input row that the window's last row holds, plus one; -1: nothing yet.
  for (let u = from; u < until; u++) {
    const image = u / unitHeight;
    const y = (u % unitHeight) * rowsAtOnce * job.stride - job.padTop;
    // Rows that the last unit read and this one needs again are moved up; the others are read.
    let kept = 0;
    if (next > y && u % unitHeight != 0 && u != from) {
      kept = next - y;
      memory.copy(scratch, scratch + <usize>(windowRows - kept) * rowBytes, <usize>kept * rowBytes);
    }
    for (let r = kept; r < windowRows; r++)
      readRow(
        scratch + <usize>r * rowBytes, job.source, job.gate, job.winners, job.scale,
        image, y + r, job.height, job.width, job.channels, job.padLeft, after,
      );
    next = y + windowRows;
    const to = job.target + ((unit * u) << 2);
    if (!pools) {
      outputRow(job, scratch, rowBytes, to, spare);
      continue;
    }
    outputRow(job, scratch, rowBytes, held, spare);
    outputRow(job, scratch + <usize>job.stride * rowBytes, rowBytes, held + outBytes, spare);
    poolRows(held, held + outBytes, unitWidth, job.outChannels, to, job.pooled + unit * u);
  }
}

/**
 * The same for 1 × 1 windows without padding: rows [from, until) of a matrix of pixels,
 * in place. `height` is not read; bias, clamp and panels are as above.
 */
export function pointwise(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<ConvJob>(address);
  const k = job.channels;
  const lda = <usize>k << 2;
  const source = job.source + <usize>from * lda;
  const target = job.target + ((<usize>from * job.outChannels) << 2);
  for (let c = 0; c < job.outChannels; c += 8)
    eightChannels(job, source, lda, 1, 0, k, c, target, until - from, scratch);
}

/** Filter [kh × kw × channels][outChannels] into panels of eight, the last padded with zeros. */
export function packPanels(filter: usize, rows: i32, columns: i32, to: usize): void {
  for (let c = 0; c < columns; c += 8) {
    const width = <usize>min(8, columns - c) << 2;
    let from = filter + (<usize>c << 2);
    for (let r = 0; r < rows; r++, to += 32, from += <usize>columns << 2) {
      if (width < 32) {
        memory.fill(to, 0, 32);
        memory.copy(to, from, width);
      } else {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      }
    }
  }
}

/** The panels of the input gradient: the filter rotated by 180°, its channels swapped. */
export function packTurned(
  filter: usize, height: i32, width: i32, channels: i32, outChannels: i32, to: usize,
): void {
  for (let c = 0; c < roundUp8(channels); c += 8)
    for (let tap = height * width - 1; tap >= 0; tap--)
      for (let o = 0; o < outChannels; o++)
        for (let lane = 0; lane < 8; lane++, to += 4) {
          const inside = c + lane < channels;
          const at = ((tap * channels + c + lane) * outChannels + o) << 2;
          store<f32>(to, inside ? load<f32>(filter + <usize>at) : 0);
        }
}
