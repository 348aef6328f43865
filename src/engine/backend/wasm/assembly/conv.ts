/** Convolution forward; with turned panels also its input gradient. */
import { ConvJob } from './job';
import { readRow, roundUp8 } from './rows';
import { tile1, tile4 } from './simd';

/** One output row, from `rows` (padded input rows, `stride` bytes apart) to `to`, `ldc` bytes a pixel. */
function outputRow(job: ConvJob, rows: usize, rowBytes: usize, to: usize, spare: usize): void {
  const channels = job.outChannels;
  const k = job.kernelWidth * job.channels;
  const lda = <usize>(job.stride * job.channels) << 2;
  const ldc = <usize>channels << 2;
  const panelBytes = <usize>(job.kernelHeight * k) << 5;
  let panel = job.panels;
  for (let c = 0; c < channels; c += 8, panel += panelBytes) {
    const start = job.bias + (<usize>c << 2);
    const whole = c + 8 <= channels;
    const left = <usize>(channels - c) << 2;
    let a = rows;
    let out = to + (<usize>c << 2);
    let x = 0;
    for (; x + 4 <= job.outWidth; x += 4, a += lda << 2, out += ldc << 2) {
      if (whole) {
        tile4(a, lda, job.kernelHeight, rowBytes, k, panel, start, job.lo, job.hi, out, ldc);
      } else {
        tile4(a, lda, job.kernelHeight, rowBytes, k, panel, start, job.lo, job.hi, spare, 32);
        for (let r: usize = 0; r < 4; r++) memory.copy(out + r * ldc, spare + (r << 5), left);
      }
    }
    for (; x < job.outWidth; x++, a += lda, out += ldc) {
      tile1(a, job.kernelHeight, rowBytes, k, panel, start, job.lo, job.hi, whole ? out : spare);
      if (!whole) memory.copy(out, spare, left);
    }
  }
}

/** The maxima of 2 × 2 windows of two adjacent rows, and which of the four each was (4: none above 0). */
function poolRows(
  top: usize, bottom: usize, width: i32, channels: i32, to: usize, winners: usize,
): void {
  const pixel = <usize>channels << 2;
  const zero = f32x4.splat(0);
  for (let x = 0; x < width; x++, top += pixel, bottom += pixel) {
    for (let c = 0; c < channels; c += 4, top += 16, bottom += 16, to += 16, winners += 4) {
      let best = v128.load(top);
      let index = i32x4.splat(0);
      let other = v128.load(top + pixel);
      let better = f32x4.gt(other, best);
      best = v128.bitselect(other, best, better);
      index = v128.bitselect(i32x4.splat(1), index, better);
      other = v128.load(bottom);
      better = f32x4.gt(other, best);
      best = v128.bitselect(other, best, better);
      index = v128.bitselect(i32x4.splat(2), index, better);
      other = v128.load(bottom + pixel);
      better = f32x4.gt(other, best);
      best = v128.bitselect(other, best, better);
      index = v128.bitselect(i32x4.splat(3), index, better);
      index = v128.bitselect(index, i32x4.splat(4), f32x4.gt(best, zero));
      v128.store(to, best);
      const words = i16x8.narrow_i32x4_s(index, index);
      v128.store32_lane(winners, i8x16.narrow_i16x8_u(words, words), 0);
    }
  }
}

/**
 * Output rows [from, until) counted through all pictures: rows of `target`, pooled ones
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
    // What the last unit read and this one needs again moves up; the rest is read.
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
  const channels = job.outChannels;
  const lda = <usize>k << 2;
  const ldc = <usize>channels << 2;
  const panelBytes = <usize>k << 5;
  let panel = job.panels;
  for (let c = 0; c < channels; c += 8, panel += panelBytes) {
    const start = job.bias + (<usize>c << 2);
    const whole = c + 8 <= channels;
    const left = <usize>(channels - c) << 2;
    for (let row = from; row < until; ) {
      const a = job.source + <usize>row * lda;
      const out = job.target + <usize>row * ldc + (<usize>c << 2);
      if (row + 4 <= until) {
        tile4(a, lda, 1, 0, k, panel, start, job.lo, job.hi, whole ? out : scratch, whole ? ldc : 32);
        if (!whole)
          for (let r: usize = 0; r < 4; r++) memory.copy(out + r * ldc, scratch + (r << 5), left);
        row += 4;
      } else {
        tile1(a, 1, 0, k, panel, start, job.lo, job.hi, whole ? out : scratch);
        if (!whole) memory.copy(out, scratch, left);
        row++;
      }
    }
  }
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

/** The panels of the input gradient: the filter turned by 180°, its channels swapped. */
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
