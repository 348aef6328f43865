import { t } from '../../../texts/t';
import type { ChartReadings } from '../charts/ChartReader';
import { decimal, percent } from '../format';
import type { CurveSeries } from './series';

/** The values of lines over epochs, at each point where one of them has a value. */
export function curveReadings(
  series: readonly CurveSeries[],
  pointsPerEpoch: number,
  isFraction: boolean,
): ChartReadings {
  const longest = Math.max(0, ...series.map(({ values }) => values.length));
  const isKnown = (index: number) => series.some(({ values }) => (values[index] ?? null) !== null);
  const places = Array.from({ length: longest }, (_, index) => index).filter(isKnown);
  return {
    count: places.length,
    at: (place) => {
      const index = places[place]!;
      const known = series.flatMap(({ name, values }) => {
        const value = values[index] ?? null;
        if (value === null) return [];
        return [`${name} ${isFraction ? percent(value) : decimal(value, 3)}`];
      });
      const epoch = (index + 1) / pointsPerEpoch;
      return t('common.curves.atEpoch', { epoch, values: known.join(', ') });
    },
  };
}
