/** Learning curves of several runs as one: the mean, and the range between the runs. */
import type { EpochRecord } from '../run/run';

/** Over the runs at one epoch; all three `null` where no run has a finite value. */
export interface BandPoint {
  mean: number | null;
  low: number | null;
  high: number | null;
}

/**
 * One point an epoch, from the first. Early stopping ends runs at different epochs: epochs that
 * fewer than half of the runs reached are left out, since the mean would jump to that of the others.
 *
 * @param runs the epochs of each run, from 1; runs without an epoch are ignored
 */
export function curveBand(
  runs: readonly (readonly EpochRecord[])[],
  valueOf: (epoch: EpochRecord) => number,
): BandPoint[] {
  const begun = runs.filter(({ length }) => length > 0);
  const lengths = begun.map(({ length }) => length).sort((a, b) => b - a);
  const epochs = lengths[Math.ceil(begun.length / 2) - 1] ?? 0;
  return Array.from({ length: epochs }, (_, index): BandPoint => {
    const values = begun
      .flatMap((run) => (run[index] ? [valueOf(run[index])] : []))
      .filter(Number.isFinite);
    if (values.length === 0) return { mean: null, low: null, high: null };
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, low: Math.min(...values), high: Math.max(...values) };
  });
}
