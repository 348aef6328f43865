import type { CurveSeries } from './series';

type Values = CurveSeries['values'];

/**
 * TensorBoard's smoothing: an exponential moving average whose start is not drawn towards zero
 * (debiased). Places without a value stay empty and do not count.
 *
 * @param weight of the past, from 0 (nothing is smoothed) to below 1
 */
export function smooth(values: Values, weight: number): Values {
  let average = 0;
  let known = 0;
  return values.map((value) => {
    if (value === null) return null;
    average = average * weight + (1 - weight) * value;
    known += 1;
    return average / (1 - weight ** known);
  });
}

/** Each series as a faint line, and smoothed over it; unchanged without smoothing. */
export function smoothed(series: CurveSeries[], weight: number): CurveSeries[] {
  if (weight === 0) return series;
  return [
    ...series.map((line) => ({ ...line, faint: true })),
    ...series.map((line) => ({ ...line, values: smooth(line.values, weight) })),
  ];
}
