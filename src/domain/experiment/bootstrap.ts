/** Intervals of metrics by the bootstrap: units (images, or groups of them) are drawn anew with replacement. */
import { wilsonInterval, type Interval } from '../evaluation/statistics';
import { deriveSeed, randomFrom } from '../random';

/** Predictions by the unit that is drawn as a whole. */
export interface CountedUnits {
  count: number;
  /** Unit i has the cells from `starts[i]` to `starts[i + 1]`. */
  starts: Uint32Array;
  /** Of each prediction `truth · classCount + predicted`. */
  cells: Uint32Array;
}

/** Metrics with an interval each. */
export type ClassIntervals = Record<'precision' | 'recall' | 'f1', Interval>;

export interface PooledIntervals {
  accuracy: Interval;
  /** In class order. */
  classes: ClassIntervals[];
}

const RESAMPLES = 1000;

/** A ratio that says nothing where its denominator is 0. */
const ratio = (part: number, whole: number): number => (whole === 0 ? NaN : part / whole);

const METRICS = ['precision', 'recall', 'f1'] as const;

/** Accuracy, then precision, recall and F1 of each class; NaN where there is nothing to divide by. */
function metricsOf(cells: ArrayLike<number>, classCount: number): number[] {
  const count = (truth: number, predicted: number) => cells[truth * classCount + predicted]!;
  const indices = Array.from({ length: classCount }, (_, index) => index);
  const sum = (of: (index: number) => number) =>
    indices.reduce((total, index) => total + of(index), 0);
  const all = sum((truth) => sum((predicted) => count(truth, predicted)));
  return [
    ratio(
      sum((index) => count(index, index)),
      all,
    ),
    ...indices.flatMap((index) => {
      const support = sum((other) => count(index, other));
      const predicted = sum((other) => count(other, index));
      const hits = count(index, index);
      return [ratio(hits, predicted), ratio(hits, support), ratio(2 * hits, support + predicted)];
    }),
  ];
}

/** The value below which a share of the sorted values lies, interpolated as NumPy does. */
function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

/** How many units have a say in each metric, in the order of `metricsOf`. */
function unitsPerMetric({ count, starts, cells }: CountedUnits, classCount: number): number[] {
  const having = (test: (truth: number, predicted: number) => boolean) => {
    let found = 0;
    for (let unit = 0; unit < count; unit++) {
      const own = cells.subarray(starts[unit], starts[unit + 1]);
      if (own.some((cell) => test(Math.floor(cell / classCount), cell % classCount))) found++;
    }
    return found;
  };
  return [
    count,
    ...Array.from({ length: classCount }).flatMap((_, index) => [
      having((_truth, predicted) => predicted === index),
      having((truth) => truth === index),
      having((truth, predicted) => truth === index || predicted === index),
    ]),
  ];
}

/**
 * 95% percentile intervals, each within [0, 1]. Where a metric is the same in every resample, as
 * it is without errors, the bootstrap knows nothing: Wilson's interval of so many units then. All
 * of [0, 1] where there are no units.
 */
export function bootstrapIntervals(
  units: CountedUnits,
  classCount: number,
  seed: number,
): PooledIntervals {
  const { count, starts, cells: counted } = units;
  const random = randomFrom(deriveSeed(seed, 'bootstrap'));
  const values = Array.from({ length: 1 + METRICS.length * classCount }, (): number[] => []);
  const cells = new Uint32Array(classCount ** 2);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    cells.fill(0);
    for (let i = 0; i < count; i++) {
      const unit = Math.floor(random() * count);
      for (let at = starts[unit]!; at < starts[unit + 1]!; at++) cells[counted[at]!]! += 1;
    }
    metricsOf(cells, classCount).forEach((value, metric) => {
      if (!Number.isNaN(value)) values[metric]!.push(value);
    });
  }
  const counts = unitsPerMetric(units, classCount);
  const intervals = values.map((drawn, metric): Interval => {
    if (drawn.length === 0) return { low: 0, high: 1 };
    const sorted = Float64Array.from(drawn).sort();
    const [low, high] = [quantile(sorted, 0.025), quantile(sorted, 0.975)];
    return sorted[0] === sorted.at(-1)
      ? wilsonInterval(low * counts[metric]!, counts[metric]!)
      : { low, high };
  });
  return {
    accuracy: intervals[0]!,
    classes: Array.from({ length: classCount }, (_, index) => {
      const first = 1 + METRICS.length * index;
      const [precision, recall, f1] = intervals.slice(first, first + METRICS.length);
      return { precision, recall, f1 } as ClassIntervals;
    }),
  };
}
