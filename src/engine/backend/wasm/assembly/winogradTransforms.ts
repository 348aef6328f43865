/**
 * The one-dimensional transforms of Winograd's convolution of four outputs by three taps (or
 * three by four, for a filter's gradient), over the points 0, ±√½, ±√2 and ∞. With these the
 * rounding is half of what it is with the usual 0, ±1, ±2 and ∞ (docs/performance.md).
 *
 * Each takes `vectors` vectors of four floats that follow each other, and finds the further
 * values of a vector's transform `fromStep` bytes apart; it writes them `toStep` bytes apart.
 */
import { madd } from './simd';

const A: f32 = 0.70710678118654752;
const B: f32 = 1.41421356237309505;
/** a² and b², whose product is 1, and their sum. */
const A2: f32 = 0.5;
const B2: f32 = 2;
const SUM: f32 = 2.5;
/** 1 / Π (p − q) over the other points q, for p = ±a and p = ±b; it is 1 for 0. */
const SCALE_A: f32 = -0.66666666666666667;
const SCALE_B: f32 = 0.16666666666666667;

/** Six inputs → six points. */
export function inputPoints(
  from: usize, fromStep: usize, to: usize, toStep: usize, vectors: i32,
): void {
  const a = f32x4.splat(A), b = f32x4.splat(B), minusA = f32x4.splat(-A), minusB = f32x4.splat(-B);
  const minusA2 = f32x4.splat(-A2), minusB2 = f32x4.splat(-B2), minusSum = f32x4.splat(-SUM);
  for (; vectors > 0; vectors--, from += 16, to += 16) {
    const d1 = v128.load(from + fromStep), d2 = v128.load(from + 2 * fromStep);
    const d3 = v128.load(from + 3 * fromStep), d4 = v128.load(from + 4 * fromStep);
    v128.store(to, madd(d2, minusSum, f32x4.add(v128.load(from), d4)));
    let even = madd(d2, minusB2, d4), odd = madd(d1, minusB2, d3);
    v128.store(to + toStep, madd(odd, a, even));
    v128.store(to + 2 * toStep, madd(odd, minusA, even));
    even = madd(d2, minusA2, d4); odd = madd(d1, minusA2, d3);
    v128.store(to + 3 * toStep, madd(odd, b, even));
    v128.store(to + 4 * toStep, madd(odd, minusB, even));
    v128.store(
      to + 5 * toStep, madd(d3, minusSum, f32x4.add(v128.load(from + 5 * fromStep), d1)),
    );
  }
}

/** Six points → four outputs; `to` may be `from`. */
export function outputsOfPoints(
  from: usize, fromStep: usize, to: usize, toStep: usize, vectors: i32,
): void {
  const a = f32x4.splat(A), b = f32x4.splat(B), a2 = f32x4.splat(A2), b2 = f32x4.splat(B2);
  const a3 = f32x4.splat(A * A2), b3 = f32x4.splat(B * B2);
  for (; vectors > 0; vectors--, from += 16, to += 16) {
    const p1 = v128.load(from + fromStep), p2 = v128.load(from + 2 * fromStep);
    const p3 = v128.load(from + 3 * fromStep), p4 = v128.load(from + 4 * fromStep);
    const evenA = f32x4.add(p1, p2), oddA = f32x4.sub(p1, p2);
    const evenB = f32x4.add(p3, p4), oddB = f32x4.sub(p3, p4);
    const last = v128.load(from + 5 * fromStep);
    v128.store(to, f32x4.add(v128.load(from), f32x4.add(evenA, evenB)));
    v128.store(to + toStep, madd(oddA, a, f32x4.mul(oddB, b)));
    v128.store(to + 2 * toStep, madd(evenA, a2, f32x4.mul(evenB, b2)));
    v128.store(to + 3 * toStep, madd(oddA, a3, madd(oddB, b3, last)));
  }
}

/** A filter's three taps → six points, scaled. */
export function filterPoints(
  from: usize, fromStep: usize, to: usize, toStep: usize, vectors: i32,
): void {
  for (; vectors > 0; vectors--, from += 16, to += 16) {
    const g0 = v128.load(from), g1 = v128.load(from + fromStep);
    const g2 = v128.load(from + 2 * fromStep);
    v128.store(to, g0);
    let even = f32x4.mul(madd(g2, f32x4.splat(A2), g0), f32x4.splat(SCALE_A));
    let odd = f32x4.mul(g1, f32x4.splat(A * SCALE_A));
    v128.store(to + toStep, f32x4.add(even, odd));
    v128.store(to + 2 * toStep, f32x4.sub(even, odd));
    even = f32x4.mul(madd(g2, f32x4.splat(B2), g0), f32x4.splat(SCALE_B));
    odd = f32x4.mul(g1, f32x4.splat(B * SCALE_B));
    v128.store(to + 3 * toStep, f32x4.add(even, odd));
    v128.store(to + 4 * toStep, f32x4.sub(even, odd));
    v128.store(to + 5 * toStep, g2);
  }
}

/** Four gradients of outputs → six points, which `filterOfPoints` scales. */
export function gradientPoints(
  from: usize, fromStep: usize, to: usize, toStep: usize, vectors: i32,
): void {
  const a = f32x4.splat(A), b = f32x4.splat(B), minusA = f32x4.splat(-A), minusB = f32x4.splat(-B);
  const a2 = f32x4.splat(A2), b2 = f32x4.splat(B2);
  for (; vectors > 0; vectors--, from += 16, to += 16) {
    const y0 = v128.load(from), y1 = v128.load(from + fromStep);
    const y2 = v128.load(from + 2 * fromStep), y3 = v128.load(from + 3 * fromStep);
    v128.store(to, y0);
    let even = madd(y2, a2, y0), odd = madd(y3, a2, y1);
    v128.store(to + toStep, madd(odd, a, even));
    v128.store(to + 2 * toStep, madd(odd, minusA, even));
    even = madd(y2, b2, y0); odd = madd(y3, b2, y1);
    v128.store(to + 3 * toStep, madd(odd, b, even));
    v128.store(to + 4 * toStep, madd(odd, minusB, even));
    v128.store(to + 5 * toStep, y3);
  }
}

/** Six points → three taps of a filter's gradient; `to` may be `from`. */
export function filterOfPoints(
  from: usize, fromStep: usize, to: usize, toStep: usize, vectors: i32,
): void {
  const scaleA = f32x4.splat(SCALE_A), scaleB = f32x4.splat(SCALE_B);
  for (; vectors > 0; vectors--, from += 16, to += 16) {
    const p1 = v128.load(from + fromStep), p2 = v128.load(from + 2 * fromStep);
    const p3 = v128.load(from + 3 * fromStep), p4 = v128.load(from + 4 * fromStep);
    const last = v128.load(from + 5 * fromStep);
    const evenA = f32x4.mul(f32x4.add(p1, p2), scaleA), oddA = f32x4.mul(f32x4.sub(p1, p2), scaleA);
    const evenB = f32x4.mul(f32x4.add(p3, p4), scaleB), oddB = f32x4.mul(f32x4.sub(p3, p4), scaleB);
    v128.store(to, f32x4.add(v128.load(from), f32x4.add(evenA, evenB)));
    v128.store(to + toStep, madd(oddA, f32x4.splat(A), f32x4.mul(oddB, f32x4.splat(B))));
    v128.store(
      to + 2 * toStep, madd(evenA, f32x4.splat(A2), madd(evenB, f32x4.splat(B2), last)),
    );
  }
}
