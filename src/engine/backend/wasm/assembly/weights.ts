/** Steps over all of a network's weights in one job: a table of shares of tensors, one a task. */
import { adam } from './pointwise';
import { madd } from './simd';

@unmanaged
class TableJob {
  table: usize;
  decay: f32;
}

/** An AdamJob (pointwise.ts) and the number of floats. */
const ADAM_BYTES: usize = 48;

/** Shares [from, until) of the optimizer's step. */
export function adamUpdates(address: usize, from: i32, until: i32, scratch: usize): void {
  const table = changetype<TableJob>(address).table;
  for (let share = from; share < until; share++) {
    const at = table + <usize>share * ADAM_BYTES;
    adam(at, 0, load<i32>(at, ADAM_BYTES - 4), scratch);
  }
}

@unmanaged
class AverageShare {
  average: usize;
  value: usize;
  target: usize;
  floats: i32;
}

/** Shares [from, until) of average × decay + value × (1 − decay). */
export function movingAverages(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<TableJob>(address);
  const rest: f32 = 1 - job.decay;
  const decay4 = f32x4.splat(job.decay), rest4 = f32x4.splat(rest);
  for (let i = from; i < until; i++) {
    const share = changetype<AverageShare>(job.table + <usize>i * offsetof<AverageShare>());
    let at: usize = 0;
    const end = <usize>share.floats << 2;
    for (; at + 16 <= end; at += 16) {
      const value = f32x4.mul(v128.load(share.value + at), rest4);
      v128.store(share.target + at, madd(v128.load(share.average + at), decay4, value));
    }
    for (; at < end; at += 4) {
      const value = load<f32>(share.value + at) * rest;
      store<f32>(share.target + at, load<f32>(share.average + at) * job.decay + value);
    }
  }
}
