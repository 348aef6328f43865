/**
 * A 1×1 convolution with its normalisation folded in, forward and to its input: a product of
 * pixels with panels of eight columns, as everywhere; the folding is part of packing them.
 * Channels are multiples of eight.
 */
import { isOpen, turn4 } from './simd';
import { tiles } from './tiles';

@unmanaged
class PackJob {
  /** [inputs, outputs]. */
  kernel: usize;
  /** [outputs]: what the normalisation multiplies each output by. */
  scale: usize;
  panels: usize;
  inputs: i32;
  outputs: i32;
}

/** Panels [from, until) of the forward product: eight outputs each, [inputs][8]. */
export function packForward(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<PackJob>(address);
  const row = <usize>job.outputs << 2;
  let to = job.panels + (<usize>(from * job.inputs) << 5);
  for (let panel = from; panel < until; panel++) {
    const at = <usize>panel << 5;
    const scale0 = v128.load(job.scale + at), scale1 = v128.load(job.scale + at, 16);
    let source = job.kernel + at;
    for (let i = job.inputs; i > 0; i--, source += row, to += 32) {
      v128.store(to, f32x4.mul(v128.load(source), scale0));
      v128.store(to, f32x4.mul(v128.load(source, 16), scale1), 16);
    }
  }
}

/** Panels [from, until) of the product to the input: eight inputs each, [outputs][8]. */
export function packBackward(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<PackJob>(address);
  const row = <usize>job.outputs << 2;
  let to = job.panels + (<usize>(from * job.outputs) << 5);
  for (let panel = from; panel < until; panel++) {
    const source = job.kernel + <usize>(panel << 3) * row;
    for (let o: usize = 0; o < row; o += 16, to += 128) {
      const scale = v128.load(job.scale + o);
      turn(source + o, row, scale, to);
      turn(source + o + (row << 2), row, scale, to + 16);
    }
  }
}

/** Four rows of four weights, `row` bytes apart and scaled by column, into a panel's columns. */
// @ts-ignore: decorator
@inline
function turn(from: usize, row: usize, scale: v128, to: usize): void {
  turn4(
    f32x4.mul(v128.load(from), scale),
    f32x4.mul(v128.load(from + row), scale),
    f32x4.mul(v128.load(from + 2 * row), scale),
    f32x4.mul(v128.load(from + 3 * row), scale),
    to,
    32,
  );
}

@unmanaged
class ProductJob {
  /** [pixels, inner]. */
  source: usize;
  panels: usize;
  /** [columns]: what each sum starts with. */
  bias: usize;
  /** [pixels, columns]. */
  target: usize;
  /** Zero, or a ReLU6's output, [pixels, columns], which lets its gradient, the target, through. */
  gate: usize;
  inner: i32;
  columns: i32;
  lo: f32;
  hi: f32;
}

/** Pixels [from, until) of the product. */
export function unitProduct(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<ProductJob>(address);
  const lda = <usize>job.inner << 2, ldc = <usize>job.columns << 2;
  const source = job.source + <usize>from * lda;
  const rows = until - from;
  const first = <usize>from * ldc;
  // Written in order once, the rows are in the cache when the panels write them by eight columns.
  memory.fill(job.target + first, 0, <usize>rows * ldc);
  let panel = job.panels;
  for (let c: usize = 0; c < ldc; c += 32, panel += lda << 3) {
    const to = job.target + first + c;
    tiles(source, lda, 1, 0, job.inner, panel, job.bias + c, 0, job.lo, job.hi, to, ldc, rows);
    if (job.gate) open(to, job.gate + first + c, ldc, rows);
  }
}

/** Eight columns of a gradient through ReLU6. */
function open(to: usize, gate: usize, ld: usize, rows: i32): void {
  for (; rows > 0; rows--, to += ld, gate += ld) {
    v128.store(to, v128.and(v128.load(to), isOpen(v128.load(gate))));
    v128.store(to, v128.and(v128.load(to, 16), isOpen(v128.load(gate, 16))), 16);
  }
}
