import { t } from '../../../texts/t';
import type { ChartReadings } from '../charts/ChartReader';
import { decimal, percent } from '../format';
import type { CurveSeries } from './series';

/** The values of lines over epochs, a point for each value of the longest. */
export const curveReadings = (
  series: readonly CurveSeries[],
  pointsPerEpoch: number,
  isFraction: boolean,
): ChartReadings => ({
  count: Math.max(0, ...series.map(({ values }) => values.length)),
  at: (index) => {
    const known = series.flatMap(({ name, values }) => {
      const value = values[index];
      if (value === null || value === undefined) return [];
      return [`${name} ${isFraction ? percent(value) : decimal(value, 3)}`];
    });
    const epoch = (index + 1) / pointsPerEpoch;
    return t('common.curves.atEpoch', { epoch, values: known.join(', ') });
  },
});
