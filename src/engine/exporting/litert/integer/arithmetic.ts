/**
 * How XNNPACK computes with int8, which LiteRT runs wherever it can. LiteRT's reference
 * kernels round twice in fixed point, and differ by up to some steps from it.
 * Source: XNNPACK's src/qs8-* and src/operators.
 */
import type { Scale } from '../quantize';

const LEAST = -128;
const LARGEST = 127;

/** Adding it leaves no digits after the point, halves rounded to the even. */
const ROUNDING = 1.5 * 2 ** 52;

export const toNearest = (value: number): number => value + ROUNDING - ROUNDING;

const clamp = (value: number) => (value < LEAST ? LEAST : value > LARGEST ? LARGEST : value);

/** How int32 sums become an int8 output. */
export interface Requantization {
  /** One per channel: input scale · kernel scale / output scale, as float32. */
  factors: Float32Array;
  zeroPoint: number;
  /** Of the output, where an activation is a part of the operator. */
  least: number;
  largest: number;
}

export function requantization(
  activation: string,
  input: Scale,
  scales: Float32Array,
  output: Scale,
): Requantization {
  const { zeroPoint, scale } = output;
  const bounded = activation === 'relu' || activation === 'relu6';
  const six = zeroPoint + Math.round(6 / scale);
  return {
    factors: Float32Array.from(scales, (of) => Math.fround(input.scale * of) / scale),
    zeroPoint,
    least: bounded ? Math.max(LEAST, zeroPoint) : LEAST,
    largest: activation === 'relu6' ? Math.min(LARGEST, six) : LARGEST,
  };
}

/** int8 of int32 sums whose innermost index is the channel. */
export function requantize(
  sums: Int32Array,
  { factors, zeroPoint, least, largest }: Requantization,
): Int8Array {
  const channels = factors.length;
  const output = new Int8Array(sums.length);
  for (let at = 0; at < sums.length; at += channels) {
    for (let c = 0; c < channels; c++) {
      const scaled = Math.fround(Math.fround(sums[at + c]!) * factors[c]!);
      const value = toNearest(scaled) + zeroPoint;
      output[at + c] = value < least ? least : value > largest ? largest : value;
    }
  }
  return output;
}

/** The sum of two outputs of the same shape, by multipliers of 20 bits. */
export function addOutputs(a: Int8Array, b: Int8Array, of: [Scale, Scale], to: Scale): Int8Array {
  const [first, second] = of.map(({ scale }) => Math.fround(scale / to.scale)) as [number, number];
  const shift = 20 - Math.floor(Math.log2(Math.max(first, second)));
  const whole = 2 ** shift;
  const [p, q] = [toNearest(first * whole), toNearest(second * whole)];
  const start = whole / 2 - p * of[0].zeroPoint - q * of[1].zeroPoint;
  return a.map((value, i) =>
    clamp(Math.floor((start + p * value + q * b[i]!) / whole) + to.zeroPoint),
  );
}

/** The mean of each channel, the innermost index. */
export function meanOf(image: Int8Array, channels: number, from: Scale, to: Scale): Int8Array {
  const sums = new Int32Array(channels);
  image.forEach((value, i) => (sums[i % channels]! += value - from.zeroPoint));
  const factor = Math.fround(Math.fround(from.scale / to.scale) / (image.length / channels));
  return Int8Array.from(sums, (sum) => clamp(toNearest(Math.fround(sum * factor)) + to.zeroPoint));
}

/** Probabilities have the scale 1/256 and the zero point −128. */
const probability = (value: number) => clamp(Math.round(256 * value) + LEAST);

export const sigmoidOf = (values: Int8Array, { scale, zeroPoint }: Scale): Int8Array =>
  values.map((value) => probability(1 / (1 + Math.exp(-scale * (value - zeroPoint)))));

export function softmaxOf(values: Int8Array, { scale }: Scale): Int8Array {
  const largest = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(scale * (value - largest)));
  const sum = powers.reduce((a, b) => a + b);
  return Int8Array.from(powers, (power) => probability(power / sum));
}
