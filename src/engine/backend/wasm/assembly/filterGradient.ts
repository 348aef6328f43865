/** A convolution's filter and bias gradients. */
import { FilterJob } from './job';
import { readRow, roundUp8 } from './rows';
import { outer1, outer4 } from './simd';

/**
 * Parts [from, until): each sums its own share of all output rows into its own copy of
 * the gradient, so that the sum is the same however many threads took part.
 * `scratch` needs room for the window's input rows and one padded output row.
 */
export function filterGradient(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<FilterJob>(address);
  const taps = job.kernelHeight * job.kernelWidth * job.channels;
  const columns = roundUp8(job.outChannels);
  const partBytes = <usize>((taps + 1) * columns) << 2;
  const rows = job.images * job.outHeight;
  for (let part = from; part < until; part++) {
    const sums = job.parts + <usize>part * partBytes;
    memory.fill(sums, 0, partBytes);
    const last = <i32>((<i64>rows * (part + 1)) / job.partCount);
    for (let row = <i32>((<i64>rows * part) / job.partCount); row < last; row++)
      addRow(job, row, sums, taps, columns, scratch);
  }
}

function addRow(
  job: FilterJob, row: i32, sums: usize, taps: i32, columns: i32, scratch: usize,
): void {
  const image = row / job.outHeight;
  const out = row % job.outHeight;
  const reach = (job.outWidth - 1) * job.stride + job.kernelWidth;
  const after = max(0, reach - job.padLeft - job.width);
  const rowBytes = <usize>((job.padLeft + job.width + after) * job.channels) << 2;
  const gradient = scratch + <usize>job.kernelHeight * rowBytes;
  readGradient(job, image, out, columns, gradient);
  const ldb = <usize>columns << 2;
  for (let c: usize = 0; c < ldb; c += 16) {
    let sum = v128.load(sums + <usize>taps * ldb + c);
    let at = gradient + c;
    for (let x = 0; x < job.outWidth; x++, at += ldb) sum = f32x4.add(sum, v128.load(at));
    v128.store(sums + <usize>taps * ldb + c, sum);
  }
  const k = job.kernelWidth * job.channels;
  const lda = <usize>(job.stride * job.channels) << 2;
  for (let ky = 0; ky < job.kernelHeight; ky++) {
    const y = out * job.stride - job.padTop + ky;
    if (y < 0 || y >= job.height) continue;
    readRow(
      scratch, job.input, 0, 0, job.scale,
      image, y, job.height, job.width, job.channels, job.padLeft, after,
    );
    for (let c = 0; c < columns; c += 8) {
      const b = gradient + (<usize>c << 2);
      let to = sums + (<usize>(ky * k * columns + c) << 2);
      let m = 0;
      for (; m + 4 <= k; m += 4, to += ldb << 2)
        outer4(scratch + (<usize>m << 2), lda, b, ldb, job.outWidth, to, ldb);
      for (; m < k; m++, to += ldb)
        outer1(scratch + (<usize>m << 2), lda, b, ldb, job.outWidth, to);
    }
  }
}

/** A row of the output's gradient, its channels padded with zeros to a multiple of eight. */
function readGradient(job: FilterJob, image: i32, out: i32, columns: i32, to: usize): void {
  const channels = job.outChannels;
  readRow(
    to, job.gradient, job.gate, job.winners, 1,
    image, out, job.outHeight, job.outWidth, channels, 0, 0,
  );
  if (columns == channels) return;
  for (let x = job.outWidth - 1; x >= 0; x--) {
    const at = to + (<usize>(x * columns) << 2);
    memory.copy(at, to + (<usize>(x * channels) << 2), <usize>channels << 2);
    memory.fill(at + (<usize>channels << 2), 0, <usize>(columns - channels) << 2);
  }
}

/** Rows of `columns` floats: target[i] = Σ over the parts, in their order; [from, until) are rows. */
export function sumParts(
  parts: usize, partCount: i32, rows: i32, columns: i32, target: usize,
): void {
  const padded = roundUp8(columns);
  const partBytes = <usize>(rows * padded) << 2;
  if (padded == columns) {
    for (let end = parts + partBytes; parts < end; parts += 16, target += 16) {
      let sum = v128.load(parts);
      for (let p = 1, at = parts + partBytes; p < partCount; p++, at += partBytes)
        sum = f32x4.add(sum, v128.load(at));
      v128.store(target, sum);
    }
    return;
  }
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++, target += 4) {
      let at = parts + (<usize>(r * padded + c) << 2);
      let sum: f32 = 0;
      for (let p = 0; p < partCount; p++, at += partBytes) sum += load<f32>(at);
      store<f32>(target, sum);
    }
  }
}
