/** The gradients of a 1×1 convolution's kernel and of the normalisation folded into it. */
import { madd, turn4 } from './simd';
import { tiles } from './tiles';

@unmanaged
class UnitFilterJob {
  /** [pixels, inputs]. */
  source: usize;
  /** [pixels, outputs], of the output. */
  gradient: usize;
  /** [inputs, outputs]. */
  kernel: usize;
  /** [outputs]: what the normalisation multiplies each output by. */
  scale: usize;
  /** The kernel's gradient, [inputs, outputs]. */
  target: usize;
  /** [outputs]: the sums of the gradient. */
  sums: usize;
  /** For each strip of rows, [outputs]: the sums of kernel × the folded kernel's gradient. */
  products: usize;
  pixels: i32;
  inputs: i32;
  outputs: i32;
  /** Rows and columns of the kernel that a task makes; multiples of eight, as all channels are. */
  rows: i32;
  columns: i32;
  /** Pixels that are copied together at a time. */
  block: i32;
}

/** Pixels that are copied to all of their places at a time: what is written are whole cache lines. */
const CHUNK = 16;

/**
 * Rectangles [from, until) of the kernel's gradient, each summed over all pixels by one task:
 * nothing is added up between tasks, and the sums are the same for any number of threads.
 * `scratch` has room for `block` pixels of `rows` + `columns` floats.
 */
export function unitFilter(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<UnitFilterJob>(address);
  const across = (job.outputs + job.columns - 1) / job.columns;
  const ldc = <usize>job.outputs << 2;
  for (let task = from; task < until; task++) {
    const strip = task / across;
    const row = strip * job.rows, column = (task % across) * job.columns;
    const rows = min(job.rows, job.inputs - row), columns = min(job.columns, job.outputs - column);
    const at = <usize>row * ldc + (<usize>column << 2);
    for (let r = 0; r < rows; r++) clear(job.target + at + <usize>r * ldc, columns);
    if (strip == 0) clear(job.sums + (<usize>column << 2), columns);
    for (let pixel = 0; pixel < job.pixels; pixel += job.block) {
      const count = min(job.block, job.pixels - pixel);
      addPixels(job, row, rows, column, columns, pixel, count, job.target + at, scratch);
    }
    fold(job, at, rows, columns, <usize>column << 2, job.products + <usize>strip * ldc);
  }
}

function addPixels(
  job: UnitFilterJob, row: i32, rows: i32, column: i32, columns: i32, pixel: i32, count: i32,
  target: usize, scratch: usize,
): void {
  const ldc = <usize>job.outputs << 2;
  const pixelBytes = <usize>job.inputs << 2;
  turn(job.source + <usize>pixel * pixelBytes + (<usize>row << 2), pixelBytes, rows, count, scratch);
  const panels = scratch + (<usize>(job.block * job.rows) << 2);
  const panelBytes = <usize>count << 5;
  const gradient = job.gradient + <usize>pixel * ldc + (<usize>column << 2);
  for (let i = 0; i < count; i += CHUNK) {
    const some = min(CHUNK, count - i);
    const from = gradient + <usize>i * ldc, to = panels + (<usize>i << 5);
    for (let c = 0; c < columns; c += 8)
      copy8(from + (<usize>c << 2), ldc, some, to + <usize>(c >> 3) * panelBytes);
  }
  let panel = panels;
  for (let c = 0; c < columns; c += 8, panel += panelBytes, target += 32) {
    if (row == 0) addUp(panel, count, job.sums + (<usize>(column + c) << 2));
    tiles(
      scratch, <usize>count << 2, 1, 0, count, panel, target, ldc,
      -Infinity, Infinity, target, ldc, rows,
    );
  }
}

/** Eight floats of each of `count` pixels, `ld` bytes apart, side by side. */
function copy8(from: usize, ld: usize, count: i32, to: usize): void {
  for (; count > 0; count--, from += ld, to += 32) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
  }
}

/** `rows` channels of `count` pixels become rows of pixels. */
function turn(from: usize, pixelBytes: usize, rows: i32, count: i32, to: usize): void {
  const ld = <usize>count << 2, channels = <usize>rows << 2;
  let i = 0;
  for (; i + CHUNK <= count; i += CHUNK, from += <usize>CHUNK * pixelBytes, to += <usize>CHUNK << 2) {
    let row = to;
    for (let r: usize = 0; r < channels; r += 16, row += ld << 2)
      for (let j: usize = 0; j < <usize>CHUNK; j += 4) {
        const at = from + r + j * pixelBytes, next = at + 2 * pixelBytes;
        turn4(
          v128.load(at), v128.load(at + pixelBytes), v128.load(next), v128.load(next + pixelBytes),
          row + (j << 2), ld,
        );
      }
  }
  for (; i < count; i++, from += pixelBytes, to += 4) {
    let row = to;
    for (let r: usize = 0; r < channels; r += 4, row += ld) store<f32>(row, load<f32>(from + r));
  }
}

function addUp(panel: usize, count: i32, to: usize): void {
  let sum0 = v128.load(to), sum1 = v128.load(to, 16);
  for (; count > 0; count--, panel += 32) {
    sum0 = f32x4.add(sum0, v128.load(panel));
    sum1 = f32x4.add(sum1, v128.load(panel, 16));
  }
  v128.store(to, sum0);
  v128.store(to, sum1, 16);
}

/** From the folded kernel's gradient, in `target`, to the kernel's own; and gamma's products. */
function fold(
  job: UnitFilterJob, at: usize, rows: i32, columns: i32, column: usize, products: usize,
): void {
  const ld = <usize>job.outputs << 2;
  for (let c: usize = 0; c < <usize>columns << 2; c += 16) {
    const scale = v128.load(job.scale + column + c);
    let sum = f32x4.splat(0);
    let to = job.target + at + c, kernel = job.kernel + at + c;
    for (let r = rows; r > 0; r--, to += ld, kernel += ld) {
      const gradient = v128.load(to);
      sum = madd(gradient, v128.load(kernel), sum);
      v128.store(to, f32x4.mul(gradient, scale));
    }
    v128.store(products + column + c, sum);
  }
}

function clear(at: usize, floats: i32): void {
  memory.fill(at, 0, <usize>floats << 2);
}
