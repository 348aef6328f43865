/** One pass over whole tensors: the optimizer and dropout. Ranges are in floats. */
import { madd } from './simd';

@unmanaged
class AdamJob {
  value: usize;
  m: usize;
  v: usize;
  gradient: usize;
  newValue: usize;
  newM: usize;
  newV: usize;
  stepSize: f32;
  beta1: f32;
  beta2: f32;
  epsilon: f32;
}

/** Keras's Adam with the bias correction in the step size. */
export function adam(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<AdamJob>(address);
  const beta1 = f32x4.splat(job.beta1), rest1 = f32x4.splat(1 - job.beta1);
  const beta2 = f32x4.splat(job.beta2), rest2 = f32x4.splat(1 - job.beta2);
  const step = f32x4.splat(job.stepSize), epsilon = f32x4.splat(job.epsilon);
  let at = <usize>from << 2;
  const vectors = <usize>(until & ~3) << 2;
  for (; at < vectors; at += 16) {
    const gradient = v128.load(job.gradient + at);
    const m = madd(gradient, rest1, f32x4.mul(v128.load(job.m + at), beta1));
    const v = madd(f32x4.mul(gradient, gradient), rest2, f32x4.mul(v128.load(job.v + at), beta2));
    const change = f32x4.div(f32x4.mul(m, step), f32x4.add(f32x4.sqrt(v), epsilon));
    v128.store(job.newM + at, m);
    v128.store(job.newV + at, v);
    v128.store(job.newValue + at, f32x4.sub(v128.load(job.value + at), change));
  }
  for (; at < <usize>until << 2; at += 4) {
    const gradient = load<f32>(job.gradient + at);
    const m = gradient * (1 - job.beta1) + load<f32>(job.m + at) * job.beta1;
    const v = gradient * gradient * (1 - job.beta2) + load<f32>(job.v + at) * job.beta2;
    store<f32>(job.newM + at, m);
    store<f32>(job.newV + at, v);
    const change = (m * job.stepSize) / (sqrt<f32>(v) + job.epsilon);
    store<f32>(job.newValue + at, load<f32>(job.value + at) - change);
  }
}

@unmanaged
class DropoutJob {
  source: usize;
  target: usize;
  seed: u32;
  threshold: u32;
  scale: f32;
}

/** backend/ops/dropoutHash.ts, four elements at a time. */
export function dropout(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<DropoutJob>(address);
  const scale = f32x4.splat(job.scale);
  const threshold = i32x4.splat(job.threshold);
  const advance = i32x4.splat(4 * 0x9e3779b1);
  let start = i32x4.add(
    i32x4.mul(i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3)), i32x4.splat(0x9e3779b1)),
    i32x4.splat(job.seed),
  );
  let at = <usize>from << 2;
  for (let i = from; i < until; i += 4, at += 16) {
    let x = start;
    start = i32x4.add(start, advance);
    x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
    x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b));
    x = v128.xor(x, i32x4.shr_u(x, 16));
    const kept = i32x4.ge_u(x, threshold);
    if (i + 4 <= until) {
      v128.store(job.target + at, v128.and(f32x4.mul(v128.load(job.source + at), scale), kept));
      continue;
    }
    for (let lane = i; lane < until; lane++) {
      const offset = <usize>lane << 2;
      const survives = mask(kept, lane - i);
      store<f32>(job.target + offset, survives ? load<f32>(job.source + offset) * job.scale : 0);
    }
  }
}

function mask(kept: v128, lane: i32): bool {
  return ((i32x4.bitmask(kept) >> lane) & 1) != 0;
}
