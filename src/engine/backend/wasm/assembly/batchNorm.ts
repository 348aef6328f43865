/** Batch normalisation by the batch's own statistics. Tensors are [rows, channels], channels a multiple of four. */
import { madd } from './simd';

@unmanaged
class NormJob {
  x: usize;
  /** Of the output; zero in the forward pass. */
  gradient: usize;
  /** Zero, or the output, whose positive elements let the gradient through. */
  gate: usize;
  target: usize;
  /** `parts` pairs of [channels] sums, zeroed here. */
  sums: usize;
  /** [channels]: what is subtracted from x before it is summed. */
  centre: usize;
  /** Up to three factors a channel, [3][channels]. */
  factors: usize;
  rows: i32;
  channels: i32;
  parts: i32;
  relu: i32;
}

// @ts-ignore: decorator
@inline
function gradientAt(job: NormJob, at: usize): v128 {
  const value = v128.load(job.gradient + at);
  if (!job.gate) return value;
  return v128.and(value, f32x4.gt(v128.load(job.gate + at), f32x4.splat(0)));
}

/**
 * Parts [from, until): each sums its own share of the rows, so that the sums are the same
 * however many threads took part. Forward: Σ(x − centre) and Σ(x − centre)²; backward:
 * Σg and Σg(x − centre), where g is the gated gradient.
 */
export function normSums(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<NormJob>(address);
  const bytes = <usize>job.channels << 2;
  for (let part = from; part < until; part++) {
    const first = <i32>((<i64>job.rows * part) / job.parts);
    const last = <i32>((<i64>job.rows * (part + 1)) / job.parts);
    const to = job.sums + <usize>part * 2 * bytes;
    for (let c: usize = 0; c < bytes; c += 16) {
      const centre = v128.load(job.centre + c);
      let one = f32x4.splat(0), two = f32x4.splat(0);
      let at = <usize>first * bytes + c;
      for (let row = first; row < last; row++, at += bytes) {
        const distance = f32x4.sub(v128.load(job.x + at), centre);
        const value = job.gradient ? gradientAt(job, at) : distance;
        one = f32x4.add(one, value);
        two = madd(value, distance, two);
      }
      v128.store(to + c, one);
      v128.store(to + bytes + c, two);
    }
  }
}

/** Rows [from, until) of x × factors[0] + factors[1], and its ReLU. */
export function normApply(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<NormJob>(address);
  const bytes = <usize>job.channels << 2;
  const floor = f32x4.splat(job.relu ? 0 : -Infinity);
  for (let row = from; row < until; row++) {
    const at = <usize>row * bytes;
    for (let c: usize = 0; c < bytes; c += 16) {
      const scale = v128.load(job.factors + c), shift = v128.load(job.factors + bytes + c);
      const value = madd(v128.load(job.x + at + c), scale, shift);
      v128.store(job.target + at + c, f32x4.max(value, floor));
    }
  }
}

/** Rows [from, until) of g × factors[0] + x × factors[1] + factors[2]. */
export function normGradient(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<NormJob>(address);
  const bytes = <usize>job.channels << 2;
  for (let row = from; row < until; row++) {
    const at = <usize>row * bytes;
    for (let c: usize = 0; c < bytes; c += 16) {
      const ofX = madd(
        v128.load(job.x + at + c),
        v128.load(job.factors + bytes + c),
        v128.load(job.factors + 2 * bytes + c),
      );
      v128.store(job.target + at + c, madd(gradientAt(job, at + c), v128.load(job.factors + c), ofX));
    }
  }
}
